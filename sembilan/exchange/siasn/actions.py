"""What people do about SIASN: have a person read, take theirs, send ours, or leave a difference as it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from sembilan.exchange.siasn.access import Settings
from sembilan.exchange.siasn.client import Siasn
from sembilan.exchange.siasn.models import Reading, Settled, Wish
from sembilan.exchange.siasn.queries import Difference, pns_id
from sembilan.people.actions import add_entry, correct_entry
from sembilan.people.kinds import KINDS
from sembilan.people.models import Employee
from sembilan.records import later
from sembilan.records.actions import action, actor_name, tell

LINE = "siasn"  # one reading after another: the pace agreed with the service holds for the whole installation


class Impossible(Exception):
    """What was asked cannot be done with this difference; the sentence says why."""


@action("siasn.ask")
def ask(*, employees: Sequence[Employee], by: Any) -> int:
    """Have people read by the worker; who waits already is not asked twice."""
    instansi_id = employees[0].instansi_id
    asked = 0
    for employee in employees:
        wish, made = Wish.objects.get_or_create(
            instansi_id=instansi_id, employee=employee, defaults={"by": actor_name(by), "asked_at": timezone.now()}
        )
        if not made and wish.ended_at is None and later.is_under_way(LINE):
            continue
        Wish.objects.filter(pk=wish.pk).update(by=actor_name(by), asked_at=timezone.now(), ended_at=None, failure="")
        later.defer("siasn.read", instansi_id=instansi_id, lock=LINE, employee_id=employee.pk)
        asked += 1
    tell(instansi_id, "siasn", people=[one.nip for one in employees][:50], asked=asked)
    return asked


@action("siasn.keep")
def keep(*, employee: Employee, said: Mapping[str, Any], by: Any) -> None:
    """Keep what SIASN said of a person; the reading before is replaced."""
    now = timezone.now()
    for resource, value in said.items():
        Reading.objects.update_or_create(
            instansi_id=employee.instansi_id,
            employee=employee,
            resource=resource,
            defaults={"said": value, "read_at": now},
        )
    Wish.objects.filter(employee=employee).update(ended_at=now, failure="")
    tell(employee.instansi_id, f"siasn:{employee.nip}", resources=sorted(said))


@action("siasn.fail")
def fail(*, employee: Employee, sentence: str, by: Any) -> None:
    """A person could not be read."""
    Wish.objects.filter(employee=employee).update(ended_at=timezone.now(), failure=sentence[:300])
    tell(employee.instansi_id, f"siasn:{employee.nip}", failure=sentence)


@action("siasn.take")
def take(*, employee: Employee, difference: Difference, by: Any) -> None:
    """Theirs is right: it is entered here, by the same way as any entry, and ours stays known."""
    kind = KINDS[difference.resource.kind]
    tell(employee.instansi_id, f"siasn:{employee.nip}", took=kind.code, entry=difference.entry)
    if not difference.may_take:
        raise Impossible(_("SIASN tidak mencatat butir ini; tidak ada yang dapat diambil."))
    entry: Any = None
    if difference.entry:
        entry = kind.model._default_manager.get(pk=difference.entry)
    before = kind.texts(entry) if entry else {}
    texts = before | {name: value for name, value in difference.theirs.items() if value} | _needed(kind.code)
    if entry:
        correct_entry(entry=entry, kind=kind.code, texts=texts, reason=_("Disamakan dengan SIASN"), by=by, source=LINE)
    else:
        add_entry(employee=employee, kind=kind.code, texts=texts, by=by, source=LINE)


def _needed(kind: str) -> dict[str, str]:
    """What our form asks and SIASN does not say."""
    return {"kind": "lain"} if kind == "penghargaan" else {}


@action("siasn.send")
def send(*, employee: Employee, difference: Difference, by: Any) -> str:
    """Ours is right: it is written to SIASN; the difference goes when the person is read again."""
    resource = difference.resource
    if not difference.may_send or resource.payload is None:
        raise Impossible(_("SIASN tidak menerima butir ini lewat layanan web. Perbaiki di aplikasi SIASN."))
    payload = resource.payload(KINDS[resource.kind].texts(_entry(employee, difference)), pns_id(employee))
    with Siasn(Settings.read()) as service:
        given = service.save(resource.save, payload)
    tell(employee.instansi_id, f"siasn:{employee.nip}", sent=resource.kind, entry=difference.entry, id=given)
    return given


def _entry(employee: Employee, difference: Difference) -> Any:
    kind = KINDS[difference.resource.kind]
    return employee if kind.model is Employee else kind.model._default_manager.get(pk=difference.entry)


@action("siasn.settle")
def settle(*, employee: Employee, difference: Difference, reason: str, by: Any) -> None:
    """Neither is changed, for a reason; the difference is shown again once either side says something else."""
    Settled.objects.get_or_create(
        instansi_id=employee.instansi_id,
        employee=employee,
        kind=difference.resource.kind,
        fingerprint=difference.mark,
        defaults={"reason": reason, "by": actor_name(by), "at": timezone.now()},
    )
    tell(employee.instansi_id, f"siasn:{employee.nip}", settled=difference.resource.kind, reason=reason)
