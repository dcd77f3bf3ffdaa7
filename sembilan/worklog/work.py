"""What is entered, decided and loaded, as plain values between forms, reads and writes."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sembilan.documents.actions import Upload
from sembilan.people.models import Employee

SPACE = uuid.UUID("5b0b4f6e-8d4e-4f3c-9d8b-6f7f3f1c2a10")  # of tokens made from rows


@dataclass(frozen=True)
class Work:
    """What somebody says she did: in words, how long, for which RHK, a word why where one is needed, what proves it."""

    text: str
    minutes: int
    rhk_id: int | None = None
    note: str = ""
    link: str = ""
    uploads: Sequence[Upload] = ()


@dataclass(frozen=True)
class Asked:
    """Entries by number with the version that was read, whether they are approved, and the reason where not."""

    versions: Mapping[int, int]
    approves: bool
    reason: str = ""


@dataclass(frozen=True)
class Done:
    """How many were decided; how many had changed or were decided before; how many must be opened first."""

    decided: int
    changed: int
    unopened: int


@dataclass(frozen=True)
class Row:
    """A row of the table that may go in."""

    employee: Employee
    day: dt.date
    text: str
    minutes: int
    rhk_id: int | None
    note: str
    is_free: bool

    @property
    def token(self) -> uuid.UUID:
        """Follows from what the row says."""
        return uuid.uuid5(SPACE, f"{self.employee.nip}|{self.day}|{self.minutes}|{self.text.casefold()}")
