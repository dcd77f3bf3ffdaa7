"""The whole file of a person in one statement: every entry of every kind, as the database has it."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import Any

from django.db import connection, models

from sembilan.people.kinds import KINDS, EntryKind
from sembilan.people.models import Employee, HealthData
from sembilan.people.said import Said, span

KEPT = "_file"  # on the employee, so that one page asks once
HEALTH = "kesehatan"
File = dict[str, list[Said]]


def file_of(employee: Employee) -> File:
    """Every entry by kind, the newest first; units and posts by their name."""
    kept: File | None = getattr(employee, KEPT, None)
    if kept is None:
        kept = _asked(employee)
        setattr(employee, KEPT, kept)
    return kept


def _asked(employee: Employee) -> File:
    health = f"select '{HEALTH}', to_jsonb(t) from {HealthData._meta.db_table} t where t.employee_id = %(employee)s"
    with connection.cursor() as cursor:
        cursor.execute(" union all ".join([*map(_select, KINDS.values()), health]), {"employee": employee.pk})
        rows = cursor.fetchall()
    found: File = defaultdict(list)
    for code, said in rows:
        found[code].append(said if isinstance(said, dict) else json.loads(said))
    for code, entries in found.items():
        if code in KINDS:
            entries.sort(key=lambda said: _order(KINDS[code], said), reverse=True)
    return found


def _select(kind: EntryKind) -> str:
    table = kind.model._meta.db_table
    owner = "id" if kind.model is Employee else "employee_id"
    named = [name for name in kind.fields if isinstance(kind.model._meta.get_field(name), models.ForeignKey)]
    names = "".join(
        f" || jsonb_build_object('{name}', (select n.name from organisation_{name} n where n.id = t.{name}_id))"
        for name in named
    )
    return f"select '{kind.code}', to_jsonb(t){names} from {table} t where t.{owner} = %(employee)s"


def _order(kind: EntryKind, said: Said) -> tuple[Any, ...]:
    since, _until = span(kind, said)
    return (since.isoformat() if since else str(said.get("year") or ""), said["id"])
