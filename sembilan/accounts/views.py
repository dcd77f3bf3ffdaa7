"""Signing in and out."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth import login, logout
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from sembilan.accounts import actions
from sembilan.accounts.forms import SignInForm
from sembilan.accounts.middleware import SESSION_KEY
from sembilan.accounts.models import User
from sembilan.records.tenancy import tenant


@login_not_required
@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """Ask for NIP and password; a right answer begins a session of one region."""
    if request.user.is_authenticated:
        return redirect(_wanted(request))
    form = SignInForm(request.POST or None)
    user = form.user(request, _address(request)) if request.method == "POST" else None
    if user is None:
        return render(request, "accounts/sign_in.html", {"form": form, "next": request.GET.get("next", "")})
    with tenant(user.instansi_id):
        login(request, user)
        request.session[SESSION_KEY] = user.instansi_id
        actions.begin_session(by=user, address=_address(request))
    return redirect(_wanted(request))


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session."""
    if isinstance(request.user, User):
        actions.end_session(by=request.user)
    logout(request)
    return redirect(settings.LOGIN_URL)


def _wanted(request: HttpRequest) -> str:
    """The page she came for, if it is one of ours."""
    target = request.POST.get("next") or request.GET.get("next") or ""
    is_ours = url_has_allowed_host_and_scheme(target, {request.get_host()}, require_https=request.is_secure())
    return target if is_ours else settings.LOGIN_REDIRECT_URL


def _address(request: HttpRequest) -> str:
    """Where the request came from: the last address our own proxies did not add, or the connection's."""
    named = [part.strip() for part in request.headers.get("X-Forwarded-For", "").split(",") if part.strip()]
    proxies: int = settings.PROXIES
    if proxies and len(named) >= proxies:
        return named[-proxies]
    return str(request.META.get("REMOTE_ADDR") or "127.0.0.1")
