"""One's own file on the start page: what is to come, what is missing, and which changes are under way."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sembilan.organisation.access import today
from sembilan.people.queries.person import PersonPage, person_for
from sembilan.proposals.queries import open_for
from sembilan.proposals.queries.shown import Shown, shown

SHOWN = 5


@dataclass(frozen=True)
class Mine:
    """The file as its owner meets it in the morning."""

    file: PersonPage
    proposals: Sequence[Shown]


def mine(user: Any) -> Mine | None:
    """One's own file; nothing for who is in no file, such as a system administrator from outside."""
    employee = person_for(user, user.nip)
    if employee is None:
        return None
    return Mine(PersonPage(user, employee, ""), shown(open_for(employee)[:SHOWN], today()))
