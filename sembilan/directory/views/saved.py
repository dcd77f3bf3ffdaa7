"""Searches kept under a name, and the columns of one's lists."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from sembilan.accounts.models import User
from sembilan.directory import actions
from sembilan.directory.forms import KeepForm, SearchForm
from sembilan.directory.models import SavedFilter
from sembilan.directory.queries import page
from sembilan.directory.queries.columns import chosen
from sembilan.directory.views.people import for_who_sees_others
from sembilan.people.access import roles_of


@require_POST
@for_who_sees_others
def keep(request: HttpRequest, user: User) -> HttpResponse:
    """Keep the present search under a name."""
    form = KeepForm(request.POST, roles=roles_of(user))
    query = _known(request.POST.get("query", ""))
    if not form.is_valid():
        messages.error(request, _("Saringan belum disimpan: beri nama paling banyak 60 huruf, lalu simpan lagi."))
    else:
        given = form.cleaned_data
        actions.keep_filter(
            instansi_id=user.instansi_id, name=given["name"], query=query, role=given["role"], by=user
        )  # fmt: skip
        messages.success(request, _("Saringan “%(name)s” disimpan.") % {"name": given["name"]})
    return _back(query)


@require_safe
@for_who_sees_others
def use(request: HttpRequest, user: User, pk: int) -> HttpResponse:
    """Go to the list as it was kept."""
    return _back(_found(user, pk).query)


@require_POST
@for_who_sees_others
def drop(request: HttpRequest, user: User, pk: int) -> HttpResponse:
    """Throw one's own kept search away; one that others share is theirs."""
    kept = _found(user, pk)
    if kept.nip != user.nip:
        raise Http404
    actions.drop_filter(kept=kept, by=user)
    messages.success(request, _("Saringan “%(name)s” dihapus.") % {"name": kept.name})
    return _back("")


@require_POST
@for_who_sees_others
def columns(request: HttpRequest, user: User) -> HttpResponse:
    """Remember the columns; without any the usual ones come back."""
    wanted = request.POST.getlist("kolom")
    actions.choose_columns(instansi_id=user.instansi_id, columns=chosen(wanted) if wanted else [], by=user)
    return _back(_known(request.POST.get("query", "")))


def _found(user: User, pk: int) -> SavedFilter:
    found = page.saved_for(user, pk)
    if not found:
        raise Http404
    return found[0]


def _known(query: str) -> str:
    """Only what the list understands is kept of an address."""
    from django.http import QueryDict

    form = SearchForm(QueryDict(query[:2000]))
    return page.query_of(form.cleaned_data) if form.is_valid() else ""


def _back(query: str) -> HttpResponse:
    return redirect(f"{reverse('directory:people')}?{query}".rstrip("?"))
