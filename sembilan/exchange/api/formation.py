"""The map of posts for programs: seats against people, unit by unit and post by post."""

from __future__ import annotations

from typing import Annotated, Any

from django.http import Http404, HttpRequest
from ninja import Query, Router

from sembilan.exchange.api.auth import TokenAuth
from sembilan.exchange.api.reach import Unclear
from sembilan.exchange.api.schemas import organisation as schemas
from sembilan.exchange.api.schemas.answers import answers
from sembilan.formation.forms import MapForm
from sembilan.formation.queries.board import Board, board_for
from sembilan.formation.queries.cells import YEARS, Sums
from sembilan.organisation.models import Jabatan, Unor

router = Router(tags=["organisation"])


@router.get("/formation", response=answers(schemas.Map), auth=TokenAuth("organisation:read"))
def formation(
    request: HttpRequest,
    unit: Annotated[str, Query(max_length=40)] = "",
    jenis: str = "",
    tahun: Annotated[int, Query(ge=0, le=YEARS)] = 0,
    celah: bool = False,
) -> dict[str, Any]:
    """One unit and all under it, the topmost unless another is named, as far as one may open the map.

    `jenis` is the kind of post, `tahun` how many years ahead, `celah` leaves only where seats and people differ.
    """
    form = MapForm({"unit": unit, "jenis": jenis, "tahun": tahun, "celah": celah})
    if not form.is_valid():
        raise Unclear(form)
    board = board_for(request.user, form.cleaned_data["unit"], form.asked)
    if board is None:
        raise Http404
    return _map(board)


def _map(board: Board) -> dict[str, Any]:
    return {
        **_named(board.unit),
        "day": board.day,
        "sums": _sums(board.sums),
        "units": [{**_named(row.unit), "own": row.is_self, "sums": _sums(row.sums)} for row in board.units],
        "posts": [
            {**_named(row.post), "kind": row.post.kind, "kelas": row.post.kelas, "sums": _sums(row.sums)}
            for row in board.posts
        ],
        "benches": [
            {**_named(one.post), "approved": one.approved, "need_hundredths": one.need, "decided": one.is_decided,
             "seats": [vars(seat) for seat in one.seats]}
            for one in board.benches
        ],
    }  # fmt: skip


def _named(one: Unor | Jabatan) -> dict[str, str]:
    return {"kode": one.kode, "name": one.name}


def _sums(sums: Sums) -> dict[str, int]:
    return {name: getattr(sums, name) for name in schemas.Sums.model_fields}
