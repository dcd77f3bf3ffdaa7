"""Who a NIP is, for the room of users, which stands below this one and asks by `settings.ROSTER`."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from sembilan.accounts.roster import Known
from sembilan.organisation.access import PEGAWAI, Permission
from sembilan.organisation.roles import ROLES
from sembilan.people.access import scope_for, visible
from sembilan.people.models import Employee, PersonalData, RiwayatUnor


def known(nip: str) -> Known | None:
    """The employee with this NIP."""
    return _known(Employee.objects.filter(nip=nip).first())


def to_invite(by: Any, nip: str) -> Known | None:
    """The employee with this NIP, if `by` may let her in: of her own units, or of the whole region."""
    return _known(visible(by, permission=Permission.INVITE).filter(nip=nip).first())


def may_invite(by: Any) -> bool:
    """Whether a person may let others in, somewhere."""
    scope = scope_for(by)
    return scope.is_all(Permission.INVITE) or bool(scope.paths(Permission.INVITE))


def may_invite_all(by: Any) -> bool:
    """Whether a person may let anybody of the region in."""
    return scope_for(by).is_all(Permission.INVITE)


def duties(by: Any) -> list[tuple[str, str]]:
    """Each role a person has today and where it holds, as sentences."""
    said = [(str(ROLES[PEGAWAI].title), _("data diri sendiri"))]
    return said + [(str(ROLES[r.role].title), r.unor_name or _("seluruh daerah")) for r in scope_for(by).rights]


def _known(employee: Employee | None) -> Known | None:
    if employee is None:
        return None
    place = RiwayatUnor.objects.current().filter(employee=employee).values_list("unor__name", flat=True).first()
    email = employee.email or _email_gov(employee)
    return Known(employee.nip, employee.full_name, place or "", email)


def _email_gov(employee: Employee) -> str:
    found = PersonalData.objects.filter(employee=employee).values_list("email_gov", flat=True).first()
    return found or ""
