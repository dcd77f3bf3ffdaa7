"""Lists to take along: short ones at once, long ones by a worker, for who asked for them."""

from __future__ import annotations

from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from sembilan.accounts.models import User
from sembilan.directory import actions
from sembilan.directory.forms import SearchForm
from sembilan.directory.models import Export
from sembilan.directory.queries import listing, page
from sembilan.directory.queries.files import place_of
from sembilan.directory.views.people import for_who_sees_others
from sembilan.documents import workbook
from sembilan.documents.answers import made_answer
from sembilan.organisation import access

NAME = "pegawai.xlsx"


@require_POST
@for_who_sees_others
def make(request: HttpRequest, user: User) -> HttpResponseBase:
    """Take along what is on the screen: the same filter, columns and order."""
    form = SearchForm(request.POST)
    if not form.is_valid():
        raise Http404
    columns, query = page.columns_of(user.nip), page.query_of(form.cleaned_data)
    search = listing.search(user, user.instansi_id, form.cleaned_data, access.today(), columns)
    if search.total > page.AT_ONCE:
        asked = actions.ask_export(instansi_id=user.instansi_id, query=query, columns=columns, by=user)
        return redirect("directory:export_state", asked.pk)
    heads, rows, widths = page.to_take(search, columns)
    actions.take_along(instansi_id=user.instansi_id, query=query, columns=columns, rows=len(rows), by=user)
    return made_answer(NAME, workbook.xlsx(heads, rows, widths))


@require_safe
@for_who_sees_others
def state(request: HttpRequest, user: User, pk: int) -> HttpResponse:
    """How far a long list is; once it lies ready, where."""
    asked = _found(user, pk)
    is_fragment = getattr(request, "htmx", False)
    template = "directory/export.html#keadaan" if is_fragment else "directory/export.html"
    return render(request, template, {"asked": asked, "until": asked.asked_at + page.KEPT_FOR})


@require_safe
@for_who_sees_others
def file(request: HttpRequest, user: User, pk: int) -> HttpResponseBase:
    """The file, for who asked for it and for a day."""
    asked = _found(user, pk)
    place = place_of(asked)
    if asked.rows is None or not place.exists():
        raise Http404
    return FileResponse(place.open("rb"), as_attachment=True, filename=NAME, content_type=workbook.XLSX)


def _found(user: User, pk: int) -> Export:
    found = page.export_for(user, pk, timezone.now())
    if found is None:
        raise Http404
    return found
