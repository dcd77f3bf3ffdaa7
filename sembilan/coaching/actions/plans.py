"""An improvement plan: proposed by the rules, started, minded and ended by people; nothing of it happens by itself."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from sembilan.coaching.models import Plan, PlanDate, PlanStep
from sembilan.coaching.models.plans import ENDS
from sembilan.coaching.queries import opening
from sembilan.coaching.queries.reach import may_help
from sembilan.notices.actions import notify
from sembilan.organisation.access import today
from sembilan.organisation.models import Instansi
from sembilan.people.access import superiors
from sembilan.people.models import Employee
from sembilan.records.actions import Refused, action, actor_name, part, tell
from sembilan.terms.month import Month
from sembilan.terms.predikat import Predikat
from sembilan.web.templatetags.say import day

State, Kind = Plan.State, PlanDate.Kind
PROPOSED_SAID = gettext_noop("Predikat tahunan %(predikat)s membuka usulan rencana perbaikan kinerja %(name)s.")
STARTED_SAID = gettext_noop("Rencana perbaikan kinerja Anda berjalan sampai %(until)s.")
WARNED_SAID = gettext_noop("Rencana perbaikan %(name)s: %(text)s jatuh pada %(due)s.")
ENDED_SAID = gettext_noop("Rencana perbaikan kinerja Anda ditutup: %(state)s.")
NOT_YOURS = gettext_noop("Rencana perbaikan diurus oleh atasan, BKD, atau PPK; bukan yang bersangkutan.")


@action("plan.propose")
def propose(*, instansi_id: int, by: Any) -> int:
    """Open a plan, waiting to be started, for each decided predikat of a year that the rules name; once each."""
    instansi = Instansi.objects.get(pk=instansi_id)
    rows = opening.evaluations(instansi, today())
    tell(instansi_id, "plans", opened=len(rows))
    made = Plan.objects.bulk_create(
        Plan(instansi_id=instansi_id, employee=one.employee, evaluation=one, predikat=one.predikat or 0) for one in rows
    )
    steps = [PlanStep(instansi_id=instansi_id, plan=one, state=one.state, by=actor_name(by)) for one in made]
    PlanStep.objects.bulk_create(steps)
    for one in made:
        said = {"predikat": Predikat(one.predikat).label, "name": one.employee.name}
        _say(one, PROPOSED_SAID, with_owner=True, **said)
    return len(made)


@action("plan.start")
def start_plan(*, plan: Plan, first: dt.date, goal: str, version: int, by: Any) -> Plan:
    """Start it on a day: what is to be better by its end; the looks halfway and at the end get their days."""
    tell(plan.instansi_id, f"plan:{plan.pk}", first=first.isoformat())
    found = _locked(plan, version, by=by)
    if found.state != State.PROPOSED:
        raise Refused(_("Rencana ini sudah dimulai atau ditutup."))
    if not goal.strip():
        raise Refused(_("Tulis apa yang harus membaik pada akhir rencana."))
    instansi = Instansi.objects.get(pk=plan.instansi_id)
    found.first, found.until = first, after_months(first, opening.parameter(instansi, "plan_months"))
    found.goal, found.owner_nip, found.state = goal.strip(), actor_name(by), State.RUNNING
    half = first + (found.until - first) // 2
    PlanDate.objects.bulk_create([
        PlanDate(instansi=instansi, plan=found, kind=Kind.HALFWAY, text=_("Tinjauan tengah"), due_on=half),
        PlanDate(instansi=instansi, plan=found, kind=Kind.END, text=_("Tinjauan akhir"),
                 due_on=found.until - dt.timedelta(days=1)),
    ])  # fmt: skip
    _keep(found, found.goal, by=by)
    _say(found, STARTED_SAID, with_owner=False, until=day(found.until - dt.timedelta(days=1)))
    return found


@action("plan.date")
def add_date(*, plan: Plan, text: str, due_on: dt.date, version: int, by: Any) -> PlanDate:
    """Add a step with its day, within the time of the plan."""
    tell(plan.instansi_id, f"plan:{plan.pk}", due_on=due_on.isoformat())
    found = _locked(plan, version, by=by)
    if found.state != State.RUNNING or found.first is None or found.until is None:
        raise Refused(_("Langkah ditambahkan pada rencana yang sedang berjalan."))
    if not found.first <= due_on < found.until:
        said = {"first": day(found.first), "last": day(found.until - dt.timedelta(days=1))}
        raise Refused(_("Tanggal langkah harus antara %(first)s dan %(last)s.") % said)
    if found.dates.filter(kind=Kind.STEP, text=text, due_on=due_on).exists():
        raise Refused(_("Langkah itu sudah ada."))
    made = PlanDate.objects.create(instansi_id=found.instansi_id, plan=found, text=text, due_on=due_on)
    _keep(found, f"{text} ({day(due_on)})", by=by)
    return made


@action("plan.done")
def finish_date(*, date: PlanDate, outcome: str, by: Any) -> PlanDate:
    """Write what came of a step or of a look."""
    tell(date.instansi_id, f"plan:{date.plan_id}", date=date.pk)
    found = PlanDate.objects.select_for_update(of=("self",)).select_related("plan__employee").get(pk=date.pk)
    if not may_help(by, found.plan.employee):
        raise Refused(_(NOT_YOURS))
    if found.done_on is not None:
        raise Refused(_("Hasilnya sudah dicatat pada %(day)s.") % {"day": day(found.done_on)})
    if not outcome.strip():
        raise Refused(_("Tulis hasilnya."))
    found.done_on, found.outcome = today(), outcome.strip()
    found.save()
    _keep(found.plan, f"{found.text}: {found.outcome}", by=by)
    return found


@action("plan.end")
def end_plan(*, plan: Plan, state: str, text: str, version: int, by: Any) -> Plan:
    """Say how it ended. A test or another post is proposed only after the whole time, and decided elsewhere."""
    tell(plan.instansi_id, f"plan:{plan.pk}", state=state)
    found = _locked(plan, version, by=by)
    if found.state in ENDS:
        raise Refused(_("Rencana ini sudah ditutup."))
    if state not in ENDS or not text.strip():
        raise Refused(_("Pilih hasil rencana dan tulis alasannya."))
    if state != State.DROPPED:
        _refuse_early(found, state)
    found.state = State(state)
    _keep(found, text.strip(), by=by)
    _say(found, ENDED_SAID, with_owner=False, state=str(State(state).label))
    return found


def _refuse_early(plan: Plan, state: str) -> None:
    if plan.state != State.RUNNING or plan.until is None:
        raise Refused(_("Rencana ini belum dimulai."))
    if plan.dates.filter(kind=Kind.HALFWAY, done_on=None).exists():
        raise Refused(_("Catat dulu hasil tinjauan tengah."))
    if state in (State.TEST, State.MOVE) and today() < plan.until:
        said = {"day": day(plan.until)}
        raise Refused(_("Waktu memperbaiki belum habis. Usulan ini baru dapat dicatat mulai %(day)s.") % said)


@action("plan.warn")
def warn(*, instansi_id: int, by: Any) -> int:
    """Remind her and her superior before each day that comes, once."""
    ahead = today() + dt.timedelta(days=opening.parameter(Instansi.objects.get(pk=instansi_id), "plan_warned"))
    rows = PlanDate.objects.filter(plan__state=State.RUNNING, done_on=None, warned_on=None, due_on__lte=ahead)
    coming = list(rows.select_related("plan__employee"))
    tell(instansi_id, "plans", warned=len(coming))
    for one in coming:
        said = {"name": one.plan.employee.name, "text": one.text, "due": day(one.due_on)}
        _say(one.plan, WARNED_SAID, with_owner=True, **said)
    PlanDate.objects.filter(pk__in=[one.pk for one in coming]).update(warned_on=today())
    return len(coming)


def after_months(day_: dt.date, months: int) -> dt.date:
    """The same day so many months later, or the last of that month."""
    there = Month.of(day_).plus(months)
    return dt.date(there.year, there.month, min(day_.day, there.days))


def _locked(plan: Plan, version: int, *, by: Any) -> Plan:
    found = Plan.objects.select_for_update(of=("self",)).select_related("employee").get(pk=plan.pk)
    if not may_help(by, found.employee):
        raise Refused(_(NOT_YOURS))
    if found.version != version:
        step = found.steps.order_by("-pk").first()
        name = Employee.objects.filter(nip=step.by).values_list("name", flat=True).first() if step else ""
        raise Refused(_("Rencana ini diubah oleh %(name)s sejak Anda membukanya. Periksa lagi.") % {"name": name})
    return found


@part
def _keep(plan: Plan, text: str, *, by: Any) -> None:
    plan.version += 1
    plan.save()
    PlanStep.objects.create(
        instansi_id=plan.instansi_id, plan=plan, state=plan.state, text=text[:1000], by=actor_name(by)
    )


@part
def _say(plan: Plan, said: str, *, with_owner: bool, **data: Any) -> None:
    """Tell her; and, where it is theirs to do something, whoever answers for the plan or leads her."""
    notify(
        instansi_id=plan.instansi_id, nips=[plan.employee.nip], said=said, url=reverse("coaching:own"), **data
    )  # fmt: skip
    if with_owner:
        heads = superiors([plan.employee], today()).get(plan.employee_id, [])
        url = reverse("coaching:plan", args=[plan.pk])
        owners = [nip for nip in {*heads, plan.owner_nip} if nip]
        notify(instansi_id=plan.instansi_id, nips=owners, said=said, url=url, **data)
