"""From a right password to a session: what still stands between, kept while nobody is signed in yet."""

from __future__ import annotations

import time

from django.conf import settings
from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme

from sembilan.accounts import actions, queries
from sembilan.accounts.middleware import MARK_KEY, SESSION_KEY
from sembilan.accounts.models import User
from sembilan.records.tenancy import tenant

PENDING = "arrival"
PATIENCE_SECONDS = 10 * 60


def arrive(request: HttpRequest, user: User, how: str, goal: str = "") -> HttpResponse:
    """Go on with who proved who she is: a second factor first where one is set up or required, else the session."""
    with tenant(user.instansi_id):
        if not (queries.has_factor(user) or queries.must_add_factor(user)):
            return begin(request, user, how, goal)
        place = "accounts:second" if queries.has_factor(user) else "accounts:second_new"
    request.session.cycle_key()
    request.session[PENDING] = {
        "user": user.pk,
        "instansi": user.instansi_id,
        "at": int(time.time()),
        "next": goal or wanted(request),
        "how": how,
    }
    return redirect(place)


def begin(request: HttpRequest, user: User, how: str, goal: str = "") -> HttpResponse:
    """Begin the session of one region, with a line of its own in the list of open sessions."""
    goal = goal or wanted(request)
    with tenant(user.instansi_id):
        request.session.pop(PENDING, None)
        login(request, user, backend=settings.AUTHENTICATION_BACKENDS[0])
        agent = request.headers.get("User-Agent", "")
        mark = actions.begin_session(by=user, address=address_of(request), device=agent, how=how)
        request.session[SESSION_KEY] = user.instansi_id
        request.session[MARK_KEY] = mark.pk
    return redirect(goal)


def pending(request: HttpRequest) -> User | None:
    """Who gave the right password a moment ago and has not shown the second factor; asked within her region."""
    kept = request.session.get(PENDING)
    if not kept or time.time() - kept["at"] > PATIENCE_SECONDS:
        return None
    with tenant(kept["instansi"]):
        return User.objects.filter(pk=kept["user"], is_active=True).first()


def goal_of(request: HttpRequest) -> str:
    """The page who is pending came for."""
    return str((request.session.get(PENDING) or {}).get("next") or settings.LOGIN_REDIRECT_URL)


def wanted(request: HttpRequest) -> str:
    """The page she came for, if it is one of ours."""
    target = request.POST.get("next") or request.GET.get("next") or ""
    return target if is_ours(request, target) else settings.LOGIN_REDIRECT_URL


def is_ours(request: HttpRequest, target: str) -> bool:
    """Whether an address leads nowhere else."""
    return url_has_allowed_host_and_scheme(target, {request.get_host()}, require_https=request.is_secure())


def address_of(request: HttpRequest) -> str:
    """Where the request came from: the last address our own proxies did not add, or the connection's."""
    named = [part.strip() for part in request.headers.get("X-Forwarded-For", "").split(",") if part.strip()]
    proxies: int = settings.PROXIES
    if proxies and len(named) >= proxies:
        return named[-proxies]
    return str(request.META.get("REMOTE_ADDR") or "127.0.0.1")


def here_of(request: HttpRequest) -> int:
    """The line of this very session in the list of open ones."""
    return int(request.session.get(MARK_KEY) or actions.NONE)
