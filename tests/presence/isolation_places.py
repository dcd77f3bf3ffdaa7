"""Whom the addresses of places of work serve."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sembilan.organisation.access import today
from sembilan.organisation.models import Unor, WorkPlace
from sembilan.presence.models import DoorCode, PlaceFor
from sembilan.presence.queries.places_door import token_of
from tests.architecture.reach import closed, public


def a_place() -> Mapping[str, Any]:
    """A place of Sari's unit with a code at its door."""
    unor = Unor.objects.select_related("instansi").get(kode="1010")
    place = WorkPlace.objects.create(
        instansi=unor.instansi, kode="SD", name="Kantor Bidang SD", latitude="-6.9", longitude="107.6", radius_metres=80
    )
    given = PlaceFor.objects.create(instansi=unor.instansi, place=place, unor=unor, valid=(today(), None))
    DoorCode.objects.create(instansi=unor.instansi, place=place, secret=bytes(32))
    return {"pk": place.pk, "given": given.pk}


def a_door() -> Mapping[str, Any]:
    """The screen beside that door."""
    place = WorkPlace.objects.select_related("door").get(pk=a_place()["pk"])
    return {"token": token_of(place)}


CASES = {
    "hadir/tempat/": closed("dewi", given=a_place),
    "hadir/tempat/baru/": closed("dewi"),
    "hadir/tempat/menurut-kode/": closed("bayu"),
    "hadir/tempat/<int:pk>/": closed("dewi", given=a_place),
    "hadir/tempat/<int:pk>/keadaan/": closed("dewi", given=a_place),
    "hadir/tempat/<int:pk>/untuk/": closed("dewi", given=a_place),
    "hadir/tempat/<int:pk>/untuk/<int:given>/akhir/": closed("dewi", given=a_place),
    "hadir/tempat/<int:pk>/kode/": closed("dewi", given=a_place, sent={"kode": "wajib"}),
    "hadir/tempat/<int:pk>/pintu/": closed("dewi", given=a_place),
    "hadir/pintu/<str:token>/": public("a screen beside a door; it shows a code and the name of a place"),
}
