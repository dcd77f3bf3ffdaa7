"""Where each of many people may press on a day, and whether the code of a door is the one it showed."""

from __future__ import annotations

import datetime as dt
import hmac
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.twofactor.totp import TOTP
from django.db import connection
from django.utils import timezone

from sembilan.organisation.models import WorkPlace
from sembilan.presence.geometry import Spot, metres_outside

STEP_SECONDS = 30
DIGITS = 6
NO_SECRET = b""

# The units above each person's own on the day are found by their paths, so that a region with a thousand places costs
# a press no more than one with ten.
GIVEN = """
    with who as (
        select e.id, string_to_array(u.path, '.') as codes
        from unnest(%(ids)s::bigint[]) e(id)
        left join people_riwayatunor r on r.employee_id = e.id and r.valid @> %(day)s::date
        left join organisation_unor u on u.id = r.unor_id
    ), above as (
        select w.id, a.id as unor_id
        from who w cross join lateral generate_series(1, array_length(w.codes, 1) - 1) n
        join organisation_unor a on a.path = array_to_string(w.codes[1:n], '.') || '.'
    )
    select a.id, f.place_id from above a join presence_placefor f on f.unor_id = a.unor_id and f.valid @> %(day)s::date
    union select f.employee_id, f.place_id from presence_placefor f
        where f.employee_id = any(%(ids)s::bigint[]) and f.valid @> %(day)s::date
    union select w.id, f.place_id from who w cross join presence_placefor f
        where f.unor_id is null and f.employee_id is null and f.valid @> %(day)s::date
"""


@dataclass(frozen=True, slots=True)
class Place:
    """A place of work as a press is judged by it."""

    pk: int
    code: str
    name: str
    centre: Spot
    radius: int
    outline: tuple[Spot, ...]
    zone: str  # empty: the region's
    needs_code: bool
    secret: bytes = field(default=NO_SECRET, repr=False)

    def metres_outside(self, point: Spot) -> float:
        """How far a point is beyond its edge; 0 within."""
        return metres_outside(point, self.centre, self.radius, self.outline)


def allowed(employee_ids: Collection[int], day: dt.date) -> dict[int, list[Place]]:
    """For each of these people the places at which she may press on a day, by name; two queries however many.

    A person is asked for by the unit she works in on the day. A place that was closed holds through its last day.
    """
    found: dict[int, list[Place]] = {pk: [] for pk in employee_ids}
    if not found:
        return found
    with connection.cursor() as cursor:
        cursor.execute(GIVEN, {"ids": list(found), "day": day})
        given = cursor.fetchall()
    people = defaultdict(list)
    for employee, place in given:
        people[place].append(employee)
    for place in open_places(people, day):
        for employee in people[place.pk]:
            found[employee].append(place)
    return found


def open_places(pks: Collection[int], day: dt.date) -> list[Place]:
    """These places as they are judged by, without those that were closed before the day; by name."""
    if not pks:
        return []
    rows = WorkPlace.objects.filter(pk__in=list(pks)).select_related("door").order_by("name", "pk")
    return [as_judged(row) for row in rows if row.ended_at is None or timezone.localdate(row.ended_at) >= day]


def as_judged(row: WorkPlace) -> Place:
    """A place as a press is judged by it."""
    door = getattr(row, "door", None)
    return Place(
        row.pk, row.kode, row.name, (float(row.latitude), float(row.longitude)), row.radius_metres,
        tuple((float(lat), float(lon)) for lat, lon in row.outline), row.zone,
        door is not None and door.is_required, bytes(door.secret) if door else NO_SECRET,
    )  # fmt: skip


def door_code(secret: bytes, moment: dt.datetime) -> str:
    """The six digits a door shows at a moment."""
    return TOTP(secret, DIGITS, SHA256(), STEP_SECONDS).generate(int(moment.timestamp())).decode()


def door_code_fits(place: Place, code: str, moment: dt.datetime) -> bool:
    """Whether a code is what the door of a place showed at a moment, or in the half-minute before or after."""
    if not place.secret or not code.isascii() or len(code) != DIGITS:
        return False
    step = dt.timedelta(seconds=STEP_SECONDS)
    shown = [door_code(place.secret, moment + turn * step) for turn in (-1, 0, 1)]
    return sum(hmac.compare_digest(one, code) for one in shown) > 0  # each is compared, whichever fits
