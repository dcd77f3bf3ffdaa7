"""Who stands in for a leader, whose duty is left to whom, and that somebody looked at another person."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from sembilan.accounts.models import User
from sembilan.notices.actions import notify
from sembilan.organisation.access import Right
from sembilan.organisation.actions import Refused, end_lending, lend
from sembilan.organisation.models import Delegation
from sembilan.organisation.roles import title_of
from sembilan.people.access import roles_of
from sembilan.people.actions.entries import add_entry, correct_entry
from sembilan.people.kinds import KINDS
from sembilan.people.models import Acting, Employee
from sembilan.people.queries.looks import readings_of
from sembilan.people.queries.rights import duties
from sembilan.records.actions import action, actor_name, tell

ACTING = "plt"
PAGE = "/hak/delegasi/"
SAME_LOOK = dt.timedelta(hours=1)


def record_read(*, employee: Employee, what: str, by: Any, about: str = "") -> None:
    """Keep that somebody looked at another person's page; looking again within the hour is the same look.

    `what` is a kind of page of `queries.looks.WHAT`, `about` its month or other part; never what stood on it.
    """
    reader = actor_name(by)
    since = timezone.now() - SAME_LOOK
    looked = readings_of(employee.nip).filter(actor=reader, at__gte=since, data__what=what, data__about=about)
    if reader != employee.nip and not looked.exists():
        _keep_read(employee=employee, what=what, about=about, by=by)


@action("person.read")
def _keep_read(*, employee: Employee, what: str, about: str, by: Any) -> None:
    """Who looked at whom, at what, and in which roles then."""
    tell(employee.instansi_id, f"employee:{employee.nip}", what=what, about=about, roles=sorted(roles_of(by)))


@action("acting.give")
def give_acting(*, employee: Employee, texts: Mapping[str, str], by: Any) -> None:
    """Make somebody Plt or Plh of a unit for a time; nobody makes herself one."""
    tell(employee.instansi_id, f"acting:{employee.nip}", kind=texts["kind"], unor=texts["unor"], since=texts["since"])
    if actor_name(by) == employee.nip:
        raise Refused(_("Anda tidak dapat menunjuk diri sendiri. Mintalah petugas lain."))
    entry: Any = add_entry(employee=employee, kind=ACTING, texts=texts, by=by, source=gettext_noop("halaman Plt/Plh"))
    said = gettext_noop("Anda ditunjuk sebagai %(kind)s pemimpin %(unor)s mulai %(since)s.")
    kind = {Acting.Kind.PLT: "Plt", Acting.Kind.PLH: "Plh"}[entry.kind]
    notify(
        instansi_id=employee.instansi_id, nips=[employee.nip], said=said,
        kind=kind, unor=entry.unor.name, since=texts["since"],
    )  # fmt: skip


@action("acting.end")
def end_acting(*, acting: Acting, until: dt.date, reason: str, by: Any) -> None:
    """A Plt or Plh leads the unit no longer from this day on."""
    tell(acting.instansi_id, f"acting:{acting.employee.nip}", unor=acting.unor.kode, until=until.isoformat())
    texts = KINDS[ACTING].texts(acting) | {"until": until.isoformat()}
    correct_entry(entry=acting, kind=ACTING, texts=texts, reason=reason, by=by, source=acting.source)


@action("duty.lend")
def delegate(*, duty: Right, to: Employee, valid: tuple[dt.date, dt.date], reason: str, by: User) -> None:
    """Leave one's own duty to another for a time, as during leave; a duty that was lent cannot be lent on."""
    since, until = valid
    place = {"role": duty.role, "unor": duty.unor_id}
    tell(by.instansi_id, f"duty:{to.nip}", since=since.isoformat(), until=until.isoformat(), reason=reason, **place)
    if duty not in duties(by) or duty.unor_id is None:
        raise Refused(_("Tugas ini bukan tugas Anda sendiri, jadi tidak dapat dilimpahkan."))
    lend(
        instansi_id=by.instansi_id, from_nip=by.nip, to_nip=to.nip, role=duty.role, unor_id=duty.unor_id,
        valid=valid, reason=reason,
    )  # fmt: skip
    said = gettext_noop("%(name)s melimpahkan tugas %(role)s di %(unor)s kepada Anda mulai %(since)s.")
    told = {"name": by.name, "role": title_of(duty.role), "unor": duty.unor_name, "since": since.isoformat()}
    notify(instansi_id=by.instansi_id, nips=[to.nip], said=said, url=PAGE, **told)


@action("duty.take_back")
def take_back(*, delegation: Delegation, until: dt.date, reason: str, by: Any) -> None:
    """A duty is back with its holder before its time; both are told."""
    nips = {delegation.from_nip, delegation.to_nip} - {actor_name(by)}
    tell(delegation.instansi_id, f"duty:{delegation.to_nip}", until=until.isoformat(), reason=reason)
    end_lending(delegation=delegation, until=until)
    said = gettext_noop("Pelimpahan tugas %(role)s di %(unor)s diakhiri sebelum waktunya.")
    role = title_of(delegation.role)
    notify(
        instansi_id=delegation.instansi_id, nips=nips, said=said, url=PAGE, role=role, unor=delegation.unor.name
    )  # fmt: skip
