"""A change of post: the SKP of the old one ends the day before, and the new post gets its own."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from sembilan.notices.actions import notify
from sembilan.notices.models import Notice
from sembilan.organisation.access import today
from sembilan.people.models import Employee
from sembilan.records.actions import Refused, action, done_before, part, tell
from sembilan.skp.actions.course import tell_people
from sembilan.skp.actions.making import begin, end, hold
from sembilan.skp.models import Skp
from sembilan.skp.queries.moved import Move, left, moves_of
from sembilan.skp.queries.reach import may_make_for

MOVED = gettext_noop("SKP %(year)s Anda untuk jabatan lama sudah ditutup; SKP jabatan %(post)s menunggu Anda lengkapi.")
WITHOUT = gettext_noop("Anda pindah jabatan, tetapi SKP jabatan baru belum ada. Tutup yang lama dan mulai yang baru.")
AGAIN = dt.timedelta(days=14)


@action("skp.tell_moved")
def tell_moved(*, instansi_id: int, by: Any) -> int:
    """Tell who changed her post and has no SKP for the new one, once a fortnight; how many were told."""
    tell(instansi_id, "skp")
    told = Notice.objects.filter(said=WITHOUT, at__gte=timezone.now() - AGAIN).values("nip")
    nips = list(left(today()).exclude(nip__in=told).values_list("nip", flat=True))
    if not nips:
        done_before()
        return 0
    notify(instansi_id=instansi_id, nips=nips, said=WITHOUT, url="/skp/")
    return len(nips)


@action("skp.close_on_move")
def close_on_move(*, employee: Employee, by: Any) -> list[Skp]:
    """End each SKP whose post she no longer holds and begin one for each post that has none; done before, no more."""
    tell(employee.instansi_id, f"skp:{employee.nip}")
    hold(employee)
    if not may_make_for(by, employee):
        raise Refused(_("SKP dibuat oleh yang bersangkutan, penilainya, atau pengelola unitnya."))
    moves = moves_of(employee, today())
    if not moves:
        done_before()
        return []
    made = [_moved(employee, one, by=by) for one in moves]
    return [one for one in made if one is not None]


@part
def _moved(employee: Employee, move: Move, *, by: Any) -> Skp | None:
    if move.old is not None:
        if move.old.valid.lower >= move.until:
            raise Refused(
                _("SKP jabatan %(post)s mulai setelah jabatan itu berakhir. Mintalah pengelola memeriksa riwayat.")
                % {"post": move.old.jabatan}
            )
        end(move.old, move.until)
    if move.new is None:
        return None
    made = begin(employee, move.new, None, move.old.approach if move.old else Skp.Approach.QUANTITATIVE, None, by=by)
    tell_people(made, [employee.nip], MOVED, by=by)
    return made
