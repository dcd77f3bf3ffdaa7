"""What every address shares: how a refusal looks, what is documented of each answer, numbers and pages of lists."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Annotated, Any

from ninja import Field, Path, Schema

NIP = r"^[0-9]{18}$"
BIGGEST = 2**63 - 1  # a number the database keeps
FARTHEST = 10_000_000
MOST = 500
NEEDED, CHANGED, INVALID, TAKEN = 428, 412, 422, 409

Nip = Annotated[str, Path(pattern=NIP, examples=["199001012020121001"])]
Pk = Annotated[int, Path(ge=1, le=BIGGEST)]


class Fault(Schema):
    """Why something was not done: a sentence, and sentences by field where a form was filled in."""

    detail: str
    errors: dict[str, list[str]] = {}


class Slice(Schema):
    """Which part of a long list: from which place on, and how many."""

    start: int = Field(0, ge=0, le=FARTHEST)
    limit: int = Field(100, ge=1, le=MOST)


class Page(Schema):
    """How many there are, and the `start` of the page after this one, if there is one."""

    total: int
    next: int | None


def answers(body: Any, *more: int, ok: int = 200) -> dict[int, Any]:
    """What an address may answer: its body, and a `Fault` for each refusal there can be."""
    return {ok: body, **dict.fromkeys((400, 401, 403, 404, INVALID, 429, *more), Fault)}


def page(rows: Any, asked: Slice, say: Callable[[list[Any]], list[Mapping[str, Any]]]) -> dict[str, Any]:
    """One part of a query, put in words all at once."""
    total, end = rows.count(), asked.start + asked.limit
    return {
        "items": say(list(rows[asked.start : end])),
        "total": total,
        "next": end if end < total else None,
    }


BINARY = {
    "responses": {200: {"content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}}}}
}  # a file as it is kept
