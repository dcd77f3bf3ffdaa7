"""Where people are reached by e-mail."""

from __future__ import annotations

from collections.abc import Collection

from sembilan.people.models import Employee


def addresses(nips: Collection[str]) -> dict[str, str]:
    """The office's address of each, else her own; nobody without one."""
    rows = Employee.objects.filter(nip__in=nips).values_list("nip", "personal__email_gov", "email")
    found = {nip: (office or private or "").strip() for nip, office, private in rows}
    return {nip: address for nip, address in found.items() if "@" in address}
