"""The places an officer looks after, whom each is given to, and what the map shows of them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from sembilan.organisation.access import Permission, today, within
from sembilan.organisation.models import Unor, WorkPlace
from sembilan.people.access import inspects, may_somewhere, scope_for, visible
from sembilan.presence.models import PlaceFor

EVERYBODY = Q(unor=None, employee=None)


def may_keep(by: Any) -> bool:
    """Whether this person keeps places of work somewhere."""
    return may_somewhere(by, Permission.ROSTER)


def may_look(by: Any) -> bool:
    """Whether this person sees places of work: who keeps some, and who inspects."""
    return may_keep(by) or inspects(by)


def keeps_all(by: Any) -> bool:
    """Whether this person keeps the places of the whole region."""
    return scope_for(by).is_all(Permission.ROSTER)


def units(by: Any) -> QuerySet[Unor]:
    """The units this person may give a place to."""
    found = Unor.objects.order_by("path")
    return found if keeps_all(by) else found.filter(within(scope_for(by).paths(Permission.ROSTER), "path"))


def seen(by: Any) -> QuerySet[WorkPlace]:
    """The places one looks after: all, or those given to a unit or a person of hers."""
    places = WorkPlace.objects.select_related("door").order_by("name", "pk")
    if keeps_all(by):
        return places
    return places.filter(Exists(_given().filter(_hers(by))))


def looked_at(by: Any) -> QuerySet[WorkPlace]:
    """The places one may look at: an inspector all; a keeper hers, and those of everybody or units above hers."""
    places = WorkPlace.objects.select_related("door").order_by("name", "pk")
    if keeps_all(by) or inspects(by):
        return places
    return places.filter(Exists(_given().filter(_hers(by) | Q(unor__in=_above(by)) | EVERYBODY)))


def _above(by: Any) -> QuerySet[Unor]:
    """The units above those one keeps."""
    paths = [path.split(".")[:-1] for path in scope_for(by).paths(Permission.ROSTER)]
    return Unor.objects.filter(path__in={f"{'.'.join(codes[:n])}." for codes in paths for n in range(1, len(codes))})


def kept(by: Any) -> QuerySet[WorkPlace]:
    """Those among them that may be changed: given to nobody outside her units."""
    return seen(by) if keeps_all(by) else seen(by).exclude(Exists(_given().exclude(_hers(by))))


def _given() -> QuerySet[PlaceFor]:
    return PlaceFor.objects.filter(place=OuterRef("pk")).exclude(valid__fully_lt=(today(), None))


def _hers(by: Any) -> Q:
    """What is given within her units; to everybody is not."""
    people = visible(by, None, Permission.ROSTER).values("pk")
    return Q(unor__in=units(by)) | Q(employee__in=people)


def given_to(places: Iterable[WorkPlace]) -> dict[int, list[PlaceFor]]:
    """Whom each place is given to, now or later; who had it before is left out."""
    found: dict[int, list[PlaceFor]] = {place.pk: [] for place in places}
    rows = PlaceFor.objects.filter(place__in=list(found)).exclude(valid__fully_lt=(today(), None))
    for row in rows.select_related("unor", "employee").order_by("unor__path", "employee__name", "valid"):
        found[row.place_id].append(row)
    return found


def drawn(places: Iterable[WorkPlace]) -> list[dict[str, Any]]:
    """Places as the map draws them."""
    return [
        {"pk": one.pk, "name": one.name, "lat": float(one.latitude), "lon": float(one.longitude),
         "radius": one.radius_metres, "outline": one.outline}
        for one in places
    ]  # fmt: skip


def is_open(place: WorkPlace) -> bool:
    """Whether a place is still used."""
    return place.ended_at is None or place.ended_at > timezone.now()
