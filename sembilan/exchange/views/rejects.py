"""The rows held: to filter, to page through, and as a table to correct."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from functools import wraps
from typing import Any, Protocol

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sembilan.documents.formulas import harmless
from sembilan.exchange.queries import rejects as queries
from sembilan.exchange.queries.rejects import Asked
from sembilan.exchange.report import headings
from sembilan.records.rejects import sentence, todo

PAGE = 50


class View(Protocol):
    """A view of what is asked for."""

    def __call__(self, request: HttpRequest, asked: Asked) -> HttpResponseBase:
        """Answer."""


def for_who_may_see(view: View) -> Any:
    """A page of the rows held does not exist for who may not see them."""

    @wraps(view)
    def guarded(request: HttpRequest) -> HttpResponseBase:
        if not queries.may_see(request.user):
            raise Http404
        get = request.GET.get
        return view(request, Asked(get("berkas", "")[:200], get("alasan", "")[:60], get("keadaan", queries.OPEN)))

    return guarded


@require_safe
@for_who_may_see
def held(request: HttpRequest, asked: Asked) -> HttpResponse:
    """Fifty rows at a time, with why and what to do."""
    page = Paginator(queries.rejects(asked), PAGE).get_page(request.GET.get("halaman"))
    rows = [(one, sentence(one.code, one.params), todo(one.code)) for one in page]
    told = {"asked": asked, "page": page, "rows": rows, "query": request.GET.urlencode()}
    filters = {"sources": queries.sources(asked), "reasons": queries.reasons(asked)}
    return render(request, "exchange/held.html", told | filters)


class Echo:
    """A file that gives back each line written, so that a long table is sent while it is read."""

    def write(self, line: str) -> str:
        """The line."""
        return line


@require_safe
@for_who_may_see
def held_csv(request: HttpRequest, asked: Asked) -> HttpResponseBase:
    """What is filtered, whole, as CSV that opens as a table."""
    writer = csv.writer(Echo())

    def lines() -> Iterator[str]:
        yield "\ufeff" + writer.writerow(headings())
        for line in queries.lines(asked):
            yield writer.writerow(harmless(line))

    # The transaction that knows the region ends with the request, so the rows are read before it does.
    answer = StreamingHttpResponse(list(lines()), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="data-ditahan.csv"'
    return answer
