"""What a superior or officer decides of a doubtful press; the press itself stays as it was decided first."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from sembilan.attendance.models import Press, PressVerdict
from sembilan.attendance.queries import doubtful
from sembilan.notices.actions import notify
from sembilan.people.models import Employee
from sembilan.records.actions import Refused, action, actor_name, done_before, tell

COUNTS = gettext_noop("Ketukan ponsel Anda pada %(day)s dihitung. %(reason)s")
COUNTS_NOT = gettext_noop("Ketukan ponsel Anda pada %(day)s tidak dihitung: %(reason)s")


@action("press.judge")
def judge(*, press: Press, verdict: str, reason: str, is_again: bool = False, by: Any) -> PressVerdict:
    """Say whether a doubtful press counts; one that somebody has judged is judged again only knowingly."""
    # Two who judge at once wait for each other at the person.
    employee = Employee.objects.select_for_update(of=("self",)).get(pk=press.employee_id)
    tell(press.instansi_id, f"press:{employee.nip}", press=str(press.id), day=str(press.day), verdict=verdict)
    if not doubtful.reach(by).filter(pk=employee.pk).exists():
        raise Refused(_("Ketukan ini dinilai oleh atasan atau pengelola unitnya, tidak oleh pemiliknya."))
    if verdict not in PressVerdict.Verdict.values:
        raise Refused(_("Putusan itu tidak dikenal. Pilih salah satu tombol."))
    if not reason.strip():
        raise Refused(_("Tulis alasannya, supaya pegawai tahu mengapa."))
    before = PressVerdict.objects.filter(press_id=press.id, day=press.day).order_by("-pk").first()
    if before and before.by == actor_name(by) and before.verdict == verdict:
        done_before()
        return before
    if before and not is_again:
        name = Employee.objects.filter(nip=before.by).values_list("name", flat=True).first() or before.by
        said = {"name": name, "verdict": before.said.lower()}
        raise Refused(_("Ketukan ini sudah dinilai oleh %(name)s: %(verdict)s.") % said)
    notify(
        instansi_id=press.instansi_id,
        nips=[employee.nip],
        said=COUNTS if verdict == PressVerdict.Verdict.COUNTS else COUNTS_NOT,
        url="/kehadiran/",
        day=press.day.isoformat(),
        reason=reason,
    )
    return PressVerdict.objects.create(
        instansi_id=press.instansi_id, employee=employee, day=press.day, press_id=press.id, verdict=verdict,
        reason=reason[:300], by=actor_name(by),
    )  # fmt: skip
