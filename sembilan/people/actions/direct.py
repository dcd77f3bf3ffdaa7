"""What an officer enters by hand: the document is kept and the entry made in one transaction, or neither."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db import models, transaction

from sembilan.documents.content import Unacceptable
from sembilan.people.actions.entries import add_entry, correct_entry
from sembilan.people.actions.histories import InvalidEntry
from sembilan.people.actions.papers import keep_document
from sembilan.people.models import Employee
from sembilan.people.queries.sent import made_by

SOURCE = "entri langsung"


@dataclass(frozen=True)
class Paper:
    """A document handed in with a form."""

    name: str
    content: bytes


def enter(*, employee: Employee, kind: str, texts: Mapping[str, str], paper: Paper | None, token: str, by: Any) -> int:
    """Enter an entry with its document; the same form sent again gives the entry it made."""
    made = made_by(token)
    if made is not None:
        return made
    try:
        with transaction.atomic():
            document = _kept(employee, paper, by)
            entry = add_entry(
                employee=employee, kind=kind, texts=texts, by=by, source=SOURCE, document=document, token=token
            )
            return int(entry.pk)
    except InvalidEntry:
        made = made_by(token)  # the same form may have come in at the same moment
        if made is None:
            raise
        return made


def amend(
    *,
    employee: Employee,
    entry: models.Model,
    kind: str,
    texts: Mapping[str, str],
    reason: str,
    paper: Paper | None,
    seen: dt.datetime | None,
    by: Any,
) -> models.Model:
    """Correct an entry, with a new document if one came."""
    with transaction.atomic():
        return correct_entry(
            entry=entry, kind=kind, texts=texts, reason=reason, by=by, source=SOURCE,
            document=_kept(employee, paper, by), seen=seen,
        )  # fmt: skip


def _kept(employee: Employee, paper: Paper | None, by: Any) -> int | None:
    if paper is None:
        return None
    try:
        return keep_document(employee=employee, name=paper.name, content=paper.content, by=by).pk
    except Unacceptable as fault:
        raise InvalidEntry({"document": [fault.sentence]}) from fault
