"""SKP that wait for a penilai who leads the place of the post no more, and who leads it now."""

from __future__ import annotations

import datetime as dt

from sembilan.organisation.access import Permission, Right
from sembilan.people.access import rights_of
from sembilan.skp.models import Skp, State
from sembilan.skp.queries.posts import raters


def left_behind(day: dt.date) -> list[tuple[Skp, str]]:
    """Each SKP that is not agreed and names one who left, with the nearest superior of today.

    A leader further above who was chosen stays; so does who is named where nobody else leads.
    """
    rows = Skp.objects.on(day).exclude(state=State.AGREED).exclude(penilai_nip="").select_related("employee", "unor")
    waiting = list(rows.order_by("pk"))
    held = rights_of(day, {one.penilai_nip for one in waiting})
    gone = [one for one in waiting if not _leads(held.get(one.penilai_nip, ()), one)]
    found = [(one, raters(one.unor.path, day, [one.employee.nip])) for one in gone]
    return [(one, nips[0]) for one, nips in found if nips]


def _leads(rights: tuple[Right, ...], skp: Skp) -> bool:
    return any(one.allows(Permission.RATE) and skp.unor.path.startswith(one.path) for one in rights)
