"""Finding people with the filters of their list, and the sums of a region, for programs."""

from __future__ import annotations

from typing import Any, cast

from django.http import HttpRequest
from ninja import Query, Router

from sembilan.accounts.models import User
from sembilan.directory.forms import SearchForm, StatisticsForm
from sembilan.directory.queries import listing, pictures
from sembilan.directory.queries import statistics as of_sums
from sembilan.directory.queries.columns import COLUMNS, chosen, written
from sembilan.directory.views.people import stand_as_of_today
from sembilan.exchange.api.auth import TokenAuth
from sembilan.exchange.api.reach import Unclear
from sembilan.exchange.api.schemas import directory as schemas
from sembilan.exchange.api.schemas.answers import Slice, answers
from sembilan.organisation import access

router = Router(tags=["directory"])


@router.get("/directory", response=answers(schemas.FoundPeople), auth=TokenAuth("people:read"))
def directory(request: HttpRequest, asked: Query[schemas.Filters], part: Query[Slice]) -> dict[str, Any]:
    """People by the filters of their list, in the columns asked for; for who may see more than herself."""
    user, form = cast(User, request.user), SearchForm(asked.dict())
    stand_as_of_today(user)
    if not form.is_valid():
        raise Unclear(form)
    columns = chosen(asked.kolom.split(","))
    search = listing.search(user, user.instansi_id, form.cleaned_data, access.today(), columns)
    rows = search.rows(columns, first=part.start, most=part.limit) if search.total else []
    end = part.start + part.limit
    return {
        "items": [{"nip": row[0], "values": _values(columns, row[1:])} for row in rows],
        "columns": {name: str(COLUMNS[name].label) for name in columns},
        "total": search.total,
        "next": end if end < search.total else None,
        "near": search.is_near,
    }


@router.get("/statistics", response=answers(schemas.Statistics), auth=TokenAuth("statistics:read"))
def statistics(request: HttpRequest, asked: Query[schemas.AskedSums]) -> dict[str, Any]:
    """Who works for the region, each picture as its table; for who may see more than herself."""
    user, form = cast(User, request.user), StatisticsForm(asked.dict())
    stand_as_of_today(user)
    if not form.is_valid():
        raise Unclear(form)
    said = form.cleaned_data
    day = said["tanggal"] or access.today()
    sums = of_sums.sums(user, user.instansi_id, said["unit"], said["kategori"], day)
    names = ("code", "heads", "rows")
    drawn = [
        {name: getattr(one, name) for name in names} | {"title": str(one.title)} for one in pictures.pictures(sums, day)
    ]
    return {"day": day, "total": sum(sums.get("jk", {}).values()), "pictures": drawn}


def _values(columns: list[str], values: tuple[Any, ...]) -> dict[str, Any]:
    return {name: written(name, value) for name, value in zip(columns, values, strict=True)}
