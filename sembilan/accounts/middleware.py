"""One transaction per request, for the instansi the session signed in to; sessions that ended, and where they lead."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme

from sembilan.accounts import actions
from sembilan.accounts.models import SessionMark
from sembilan.organisation.queries import entered
from sembilan.records.tenancy import tenant

SESSION_KEY = "instansi"
MARK_KEY = "mark"  # the session's own line in the list of open sessions
ENDED = "berakhir"
SERVER_FAULT = 500


class TenantMiddleware:
    """Sets `request.instansi` and works for it; without a signed-in session no tenant's row is visible."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer inside the transaction; a 5xx undoes whatever was written."""
        pk = request.session.get(SESSION_KEY)
        with tenant(pk, entered) as instansi:
            request.instansi = instansi  # type: ignore[attr-defined]
            response = self.get_response(request)
            if response.status_code >= SERVER_FAULT:
                transaction.set_rollback(True)
        return response


class OpenSessionMiddleware:
    """A session that was ended from elsewhere is over at its next request."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Look for the session's own line; note every few minutes that it is used."""
        pk = request.session.get(MARK_KEY)
        if pk:
            mark = SessionMark.objects.filter(pk=pk).first()
            if mark is None:
                logout(request)
            else:
                actions.note_seen(mark)
        return self.get_response(request)


class SignInFirstMiddleware(LoginRequiredMiddleware):
    """Leads who has no session to the sign-in page, and from there back to a page that can be opened."""

    def handle_no_permission(  # type: ignore[override]
        self, request: HttpRequest, view_func: Callable[..., HttpResponseBase]
    ) -> HttpResponse:
        """A page asked for is `next`; a form or a fragment leads back to the page it stood on."""
        is_fragment = bool(request.headers.get("HX-Request"))
        is_sent = is_fragment or request.method not in ("GET", "HEAD")
        target = self._page(request) if is_sent else request.get_full_path()
        said: dict[str, Any] = {"next": target}
        if is_sent or settings.SESSION_COOKIE_NAME in request.COOKIES:
            said[ENDED] = "kirim" if is_sent else "1"
        goal = f"{settings.LOGIN_URL}?{urlencode(said, safe='/')}"
        if is_fragment:
            return HttpResponse(status=200, headers={"HX-Redirect": goal})
        return redirect(goal)

    def _page(self, request: HttpRequest) -> str:
        """The page a form or fragment stood on, if it is ours; else the start."""
        stood = request.headers.get("HX-Current-URL") or request.headers.get("Referer") or ""
        if not url_has_allowed_host_and_scheme(stood, {request.get_host()}):
            return "/"
        parts = urlsplit(stood)
        return parts.path + (f"?{parts.query}" if parts.query else "")
