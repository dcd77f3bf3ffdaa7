"""What people take along from the map."""

from __future__ import annotations

from sembilan.accounts.models import User
from sembilan.organisation.models import Unor
from sembilan.records.actions import action, tell


@action("map.export")
def export_map(*, by: User, unit: Unor, rows: int) -> None:
    """Keep that somebody took the map of a unit along as a table."""
    tell(by.instansi_id, f"unor:{unit.kode}", rows=rows)
