"""What waits for a reader on her start page. A room the start page does not know of itself tells its own here.

In a room's `AppConfig.ready`:

    from sembilan.web.desk import Task, register

    register(lambda request: [Task(unfinished(), _("berkas belum dimuat"), reverse("exchange:uploads"))])

A count is a number, or the rows that wait: those of all rooms are counted by one statement.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.functional import Promise

Text = str | Promise


@dataclass(frozen=True)
class Task:
    """So many of a thing wait, and where they are done. `note` says what is pressing about them."""

    count: int | QuerySet[Any, Any]
    text: Text
    href: str
    note: Text = ""


Asks = Callable[[HttpRequest], Sequence[Task]]
_registered: list[Asks] = []


def register(*asks: Asks) -> None:
    """Add what tells of waiting things; the same one twice counts once."""
    _registered.extend(one for one in asks if one not in _registered)


def tasks(request: HttpRequest, own: Sequence[Task] = ()) -> list[Task]:
    """What a page has waiting of its own and then what the rooms have, without what there is none of."""
    return counted([*own, *(task for ask in _registered for task in ask(request))])


def counted(found: Sequence[Task]) -> list[Task]:
    """These with their numbers, all asked by one statement, without what there is none of."""
    told = _counted([task.count for task in found if isinstance(task.count, QuerySet)])
    numbers = [next(told) if isinstance(task.count, QuerySet) else task.count for task in found]
    return [replace(task, count=number) for task, number in zip(found, numbers, strict=True) if number]


def _counted(rows: Sequence[QuerySet[Any, Any]]) -> Iterator[int]:
    """How many rows each of these finds, asked together; what can find nothing is not asked."""
    asked: list[str] = []
    given: list[Any] = []
    for one in rows:
        try:
            sql, params = one.order_by().values("pk").query.sql_with_params()
        except EmptyResultSet:
            sql, params = "select 1 where false", ()
        asked.append(f"(select count(*) from ({sql}) counted)")
        given += params
    if not asked:
        return iter(())
    with connection.cursor() as cursor:
        cursor.execute(f"select {', '.join(asked)}", given)
        return iter([int(number) for number in cursor.fetchone()])
