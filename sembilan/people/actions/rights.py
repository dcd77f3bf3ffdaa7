"""That somebody looked at another person: kept, so that the one looked at can see it."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils import timezone

from sembilan.people.access import roles_of
from sembilan.people.models import Employee
from sembilan.people.queries.rights import readings_of
from sembilan.records.actions import action, actor_name, tell

SAME_LOOK = dt.timedelta(hours=1)


def record_read(*, employee: Employee, what: str, by: Any, about: str = "") -> None:
    """Keep that somebody looked at another person's page; looking again within the hour is the same look.

    `what` is a kind of page of `queries.rights.WHAT`, `about` its month or other part; never what stood on it.
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
