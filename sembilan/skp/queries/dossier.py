"""SKP as a section of a person's file."""

from __future__ import annotations

from sembilan.people.dossier import Row
from sembilan.people.models import Employee
from sembilan.skp.models import Skp


def dossier_rows(employee: Employee) -> list[Row]:
    """Her SKP, the newest first: for which post, and how far each came."""
    found = Skp.objects.filter(employee=employee).order_by("-year", "-valid")
    return [
        Row((str(one.year), one.jabatan, str(one.get_state_display())), one.valid.lower, one.valid.upper)
        for one in found
    ]
