"""What waits for a reader on her start page. A room the start page does not know of itself tells its own here.

In a room's `AppConfig.ready`:

    from sembilan.web.desk import Task, register

    register(lambda request: [Task(3, _("berkas belum dimuat"), reverse("exchange:uploads"))])
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.functional import Promise

Text = str | Promise


@dataclass(frozen=True)
class Task:
    """So many of a thing wait, and where they are done. `note` says what is pressing about them."""

    count: int
    text: Text
    href: str
    note: Text = ""


Asks = Callable[[HttpRequest], Sequence[Task]]
_registered: list[Asks] = []


def register(*asks: Asks) -> None:
    """Add what tells of waiting things; the same one twice counts once."""
    _registered.extend(one for one in asks if one not in _registered)


def tasks(request: HttpRequest) -> list[Task]:
    """What the rooms beside the start page have waiting for this reader, without what there is none of."""
    return [task for ask in _registered for task in ask(request) if task.count]
