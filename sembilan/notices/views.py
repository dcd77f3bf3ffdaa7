"""One's own notices: the list, one that leads to its place, how many are unread, and the choice about the mail."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sembilan.notices import actions, queries

A_PAGE = 30


@require_http_methods(["GET", "HEAD", "POST"])
def notices(request: HttpRequest) -> HttpResponse:
    """Her own, the unread first; sending marks all as read."""
    if request.method == "POST":
        actions.read(instansi_id=_here(request), by=request.user)
        return redirect("notices:own")
    page = Paginator(queries.own(request.user), A_PAGE).get_page(request.GET.get("halaman"))
    given = {"page": page, "count": queries.unread_count(request.user), "mail": queries.wants_mail(request.user)}
    return render(request, "notices/own.html", given)


@require_http_methods(["GET", "HEAD", "POST"])
def notice(request: HttpRequest, pk: int) -> HttpResponse:
    """One: sending marks it as read and leads to where it points; asking only leads there."""
    one = get_object_or_404(queries.own(request.user), pk=pk)
    if request.method == "POST":
        actions.read(instansi_id=_here(request), notice=one, by=request.user)
    is_ours = url_has_allowed_host_and_scheme(one.url, allowed_hosts=None)
    return redirect(one.url if one.url and is_ours else "notices:own")


@require_safe
def unread(request: HttpRequest) -> HttpResponse:
    """The number beside the bell, asked for once a page has been shown."""
    return render(request, "notices/own.html#unread", {"count": queries.unread_count(request.user)})


@require_POST
def mailing(request: HttpRequest) -> HttpResponse:
    """Switch the daily mail on or off."""
    wanted = request.POST.get("mail") == "ya"
    actions.choose_mailing(instansi_id=_here(request), is_wanted=wanted, by=request.user)
    said = _("Ringkasan harian akan dikirim.") if wanted else _("Ringkasan harian tidak dikirim lagi.")
    messages.success(request, said)
    return redirect("notices:own")


def _here(request: HttpRequest) -> int:
    return int(request.instansi.pk)  # type: ignore[attr-defined]
