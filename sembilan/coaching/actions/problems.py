"""What people make of a found problem: confirm or change its class, set it aside, close it; and what she answers."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from sembilan.coaching.models import Problem, ProblemStep
from sembilan.coaching.models.problems import OPEN
from sembilan.coaching.queries.reach import may_help
from sembilan.notices.actions import notify
from sembilan.organisation.access import today
from sembilan.people.access import superiors
from sembilan.people.models import Employee
from sembilan.records.actions import Refused, action, actor_name, part, tell
from sembilan.web.templatetags.say import day

State = Problem.State
CONFIRMED_SAID = gettext_noop("Atasan Anda menindaklanjuti fakta %(span)s bersama Anda: %(kind)s.")
DROPPED_SAID = gettext_noop("Fakta %(span)s tentang pekerjaan Anda dinyatakan bukan masalah.")
CLOSED_SAID = gettext_noop("Pembinaan Anda untuk %(span)s dinyatakan selesai.")
ANSWERED_SAID = gettext_noop("%(name)s menjawab fakta %(span)s tentang pekerjaannya.")
NOT_YOURS = gettext_noop("Hanya atasan, BKD, atau PPK yang menindaklanjuti pembinaan ini; bukan yang bersangkutan.")


@action("problem.confirm")
def confirm(*, problem: Problem, kind: int, cause: str, version: int, by: Any) -> Problem:
    """Say which class it is and what causes it; from then on it is being helped with."""
    tell(problem.instansi_id, f"problem:{problem.pk}", kind=kind)
    found = locked(problem, version, by=by)
    if found.state not in OPEN:
        raise Refused(_("Pembinaan ini sudah ditutup.") + " " + said_last(found))
    if kind not in Problem.Class.values:
        raise Refused(_("Pilih kelas masalahnya: substansi, perilaku, atau keduanya."))
    was_found = found.state == State.FOUND
    found.confirmed, found.cause, found.state = kind, cause.strip(), State.CONFIRMED
    _keep(found, State.CONFIRMED, f"{Problem.Class(kind).label}. {found.cause}", by=by)
    if was_found:
        _say(found, CONFIRMED_SAID, [found.employee.nip], kind=str(Problem.Class(kind).label).lower())
    return found


@action("problem.drop")
def drop(*, problem: Problem, reason: str, version: int, by: Any) -> Problem:
    """Say that it is no problem, and why."""
    tell(problem.instansi_id, f"problem:{problem.pk}")
    found = locked(problem, version, by=by)
    if not reason.strip():
        raise Refused(_("Tulis mengapa ini bukan masalah, supaya yang bersangkutan dan pembaca berikutnya tahu."))
    return _end(found, State.DROPPED, reason, DROPPED_SAID, by=by)


@action("problem.close")
def close(*, problem: Problem, text: str, version: int, by: Any) -> Problem:
    """Say that the help is at its end, and with what result."""
    tell(problem.instansi_id, f"problem:{problem.pk}")
    found = locked(problem, version, by=by)
    if found.state != State.CONFIRMED:
        raise Refused(_("Konfirmasi dulu kelas dan sebabnya, baru pembinaan dapat diselesaikan."))
    if not text.strip():
        raise Refused(_("Tulis hasilnya, misalnya apa yang berubah."))
    if found.remedies.filter(done_on=None).exists():
        raise Refused(_("Masih ada langkah yang belum selesai. Catat hasil tiap langkah dulu."))
    return _end(found, State.CLOSED, text, CLOSED_SAID, by=by)


@action("problem.answer")
def answer(*, problem: Problem, text: str, by: Any) -> Problem:
    """She whom it is about says what she thinks of it; her superior is told."""
    tell(problem.instansi_id, f"problem:{problem.pk}")
    found = Problem.objects.select_for_update(of=("self",)).select_related("employee").get(pk=problem.pk)
    if actor_name(by) != found.employee.nip:
        raise Refused(_("Hanya yang bersangkutan yang menjawab."))
    if not text.strip():
        raise Refused(_("Tulis jawaban Anda dulu."))
    found.answer = text.strip()
    _keep(found, "jawaban", found.answer, by=by)
    heads = superiors([found.employee], today()).get(found.employee_id, [])
    _say(found, ANSWERED_SAID, heads, url=reverse("coaching:problem", args=[found.pk]), name=found.employee.name)
    return found


def locked(problem: Problem, version: int, *, by: Any) -> Problem:
    """The problem as it stands, when this person must help and saw its newest state."""
    found = Problem.objects.select_for_update(of=("self",)).select_related("employee").get(pk=problem.pk)
    if not may_help(by, found.employee):
        raise Refused(_(NOT_YOURS))
    if found.version != version:
        raise Refused(_("Pembinaan ini berubah sejak Anda membukanya. Periksa lagi.") + " " + said_last(found))
    return found


def said_last(problem: Problem) -> str:
    """Who did something last, and when."""
    step = problem.steps.order_by("-pk").first()
    if step is None:
        return ""
    name = Employee.objects.filter(nip=step.by).values_list("name", flat=True).first() or step.by
    return _("Terakhir oleh %(name)s pada %(at)s.") % {"name": name, "at": day(timezone.localtime(step.at).date())}


@part
def _end(found: Problem, state: Problem.State, text: str, said: str, *, by: Any) -> Problem:
    if found.state not in OPEN:
        raise Refused(_("Pembinaan ini sudah ditutup.") + " " + said_last(found))
    found.state = state
    _keep(found, state, text.strip(), by=by)
    _say(found, said, [found.employee.nip])
    return found


@part
def _keep(problem: Problem, what: str, text: str, *, by: Any) -> None:
    problem.version += 1
    problem.save()
    add_step(problem, what, text, by=by)


@part
def add_step(problem: Problem, what: str, text: str, *, by: Any) -> None:
    """One step of its course."""
    ProblemStep.objects.create(
        instansi_id=problem.instansi_id, problem=problem, what=what, text=text[:1000], by=actor_name(by)
    )


@part
def _say(problem: Problem, said: str, nips: list[str], *, url: str = "", **data: Any) -> None:
    data |= {"span": problem.span.words()}
    notify(instansi_id=problem.instansi_id, nips=nips, said=said, url=url or reverse("coaching:own"), **data)
