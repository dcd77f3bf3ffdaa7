"""What is done about a problem: one action with its owner and day, and what came of it."""

from __future__ import annotations

import datetime as dt
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from sembilan.coaching.actions.problems import NOT_YOURS, add_step
from sembilan.coaching.models import Problem, Remedy
from sembilan.coaching.queries.reach import may_help
from sembilan.notices.actions import notify
from sembilan.organisation.access import today
from sembilan.people.models import Employee
from sembilan.records.actions import Refused, action, actor_name, done_before, tell
from sembilan.web.templatetags.say import day

YOURS_SAID = gettext_noop("Langkah pembinaan %(name)s untuk Anda sampai %(due)s: %(text)s")


@action("remedy.add")
def add_remedy(
    *, problem: Problem, text: str, owner_nip: str, due_on: dt.date, token: UUID, by: Any
) -> Remedy:  # fmt: skip
    """Agree on something to be done, by whom and until when; sent twice it is one."""
    tell(problem.instansi_id, f"problem:{problem.pk}", due_on=due_on.isoformat())
    found = Problem.objects.select_for_update(of=("self",)).select_related("employee").get(pk=problem.pk)
    twin = Remedy.objects.filter(token=token).first()
    if twin is not None:
        done_before()
        return twin
    if not may_help(by, found.employee):
        raise Refused(_(NOT_YOURS))
    if found.state != Problem.State.CONFIRMED:
        raise Refused(_("Konfirmasi dulu kelas dan sebabnya, baru langkah ditambahkan."))
    if due_on < today():
        raise Refused(_("Tanggal langkah sudah lewat. Pilih hari ini atau sesudahnya."))
    if not Employee.objects.filter(nip=owner_nip).exists():
        raise Refused(_("Tidak ada pegawai dengan NIP itu. Periksa penanggung jawabnya."))
    made = Remedy.objects.create(
        instansi_id=found.instansi_id, problem=found, text=text, owner_nip=owner_nip, due_on=due_on, token=token
    )
    add_step(found, "langkah", f"{text} ({day(due_on)})", by=by)
    own = owner_nip == found.employee.nip
    url = reverse("coaching:own") if own else reverse("coaching:problem", args=[found.pk])
    said = {"name": found.employee.name, "due": day(due_on), "text": text}
    notify(instansi_id=found.instansi_id, nips=[owner_nip], said=YOURS_SAID, url=url, **said)
    return made


@action("remedy.finish")
def finish_remedy(*, remedy: Remedy, outcome: str, by: Any) -> Remedy:
    """Write what came of it; its owner may, and who helps."""
    tell(remedy.instansi_id, f"problem:{remedy.problem_id}", remedy=remedy.pk)
    found = Remedy.objects.select_for_update(of=("self",)).select_related("problem__employee").get(pk=remedy.pk)
    if actor_name(by) != found.owner_nip and not may_help(by, found.problem.employee):
        raise Refused(_("Hasil langkah dicatat oleh penanggung jawabnya atau atasan."))
    if found.done_on is not None:
        raise Refused(_("Hasil langkah ini sudah dicatat pada %(day)s.") % {"day": day(found.done_on)})
    if not outcome.strip():
        raise Refused(_("Tulis hasil langkah ini."))
    found.done_on, found.outcome = today(), outcome.strip()
    found.save()
    add_step(found.problem, "hasil", f"{found.text}: {found.outcome}", by=by)
    return found
