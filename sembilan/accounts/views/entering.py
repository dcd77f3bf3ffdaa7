"""Signing in and out, and getting in for the first time with a code."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from sembilan.accounts import actions, oidc
from sembilan.accounts.arrival import address_of, arrive, here_of, wanted
from sembilan.accounts.forms import FirstForm, SignInForm
from sembilan.accounts.middleware import ENDED
from sembilan.accounts.models import User


@login_not_required
@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """Ask for NIP and password; a right answer begins a session of one region."""
    if request.user.is_authenticated:
        return redirect(wanted(request))
    form = SignInForm(request.POST or None)
    user = form.user(request, address_of(request)) if request.method == "POST" else None
    if user is not None:
        return arrive(request, user, "password")
    goal, provider = request.POST.get("next") or request.GET.get("next", ""), settings.OIDC["name"]
    said = {"form": form, "next": goal, "ended": request.GET.get(ENDED, ""), "is_demo": settings.DEMO}
    return render(request, "accounts/sign_in.html", {**said, "provider": provider if oidc.is_offered() else ""})


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session."""
    if isinstance(request.user, User):
        actions.end_session(by=request.user, mark=here_of(request))
    logout(request)
    return redirect(settings.LOGIN_URL)


@login_not_required
@never_cache
@sensitive_post_parameters("code", "new", "again")
@require_http_methods(["GET", "HEAD", "POST"])
def first(request: HttpRequest) -> HttpResponse:
    """Ask for NIP, the code of an officer and a password of one's own; then go on as after any password."""
    if request.user.is_authenticated:
        return redirect(settings.LOGIN_REDIRECT_URL)
    form = FirstForm(request.POST or None)
    user = form.let_in(address_of(request)) if request.method == "POST" else None
    return arrive(request, user, "code") if user else render(request, "accounts/first.html", {"form": form})
