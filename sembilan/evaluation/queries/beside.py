"""What other rooms lay beside a penilai's list: how her ratings are spread, what the questionnaires say.

In a room's `AppConfig.ready`:

    from sembilan.evaluation.queries import beside

    beside.register(lambda by, evaluations, period: Panel(_("Sebaran"), [Line("Baik", "4")], warning=""))

It is given who reads, the evaluations on her list and their period, and tells a panel, or nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise

from sembilan.evaluation.models import Evaluation
from sembilan.terms.period import Period

Text = str | Promise


@dataclass(frozen=True)
class Line:
    """One line: what, how much, and a word about it."""

    label: Text
    value: Text
    note: Text = ""
    tone: str = ""


@dataclass(frozen=True)
class Panel:
    """A titled list with a warning in words; `href` leads to where more is told."""

    title: Text
    lines: Sequence[Line]
    warning: Text = ""
    href: str = ""


Asks = Callable[[Any, Sequence[Evaluation], Period], Panel | None]
_registered: list[Asks] = []


def register(*asks: Asks) -> None:
    """Add what tells a panel; the same one twice counts once."""
    _registered.extend(one for one in asks if one not in _registered)


def panels(by: Any, evaluations: Sequence[Evaluation], period: Period) -> list[Panel]:
    """What all rooms lay beside this list."""
    found = [ask(by, evaluations, period) for ask in _registered]
    return [one for one in found if one is not None]
