"""One's own account: roles in words, the password, second factors, open sessions."""

from __future__ import annotations

from typing import Any, cast

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sembilan.accounts import actions, devices, queries
from sembilan.accounts.arrival import here_of
from sembilan.accounts.forms import ChangePasswordForm, ConfirmForm, FactorForm
from sembilan.accounts.models import User
from sembilan.accounts.roster import roster
from sembilan.accounts.setting_up import FreshApp, keep_fresh_codes, take_fresh_codes


def _me(request: HttpRequest) -> User:
    return cast(User, request.user)


@require_safe
@never_cache
def own(request: HttpRequest) -> HttpResponse:
    """Who one is here, how one signs in, and from where one is signed in now."""
    me, here = _me(request), here_of(request)
    sessions = [
        {"mark": mark, "device": devices.in_words(mark.device), "is_here": mark.pk == here}
        for mark in queries.marks(me)
    ]
    said: dict[str, Any] = {"known": roster().known(me.nip), "duties": roster().duties(me), "sessions": sessions}
    said |= {
        "factors": queries.factors(me),
        "left": queries.recovery_left(me),
        "is_guarded": queries.is_guarded(me.nip),
    }
    return render(request, "accounts/own.html", said)


@never_cache
@sensitive_post_parameters("password", "new", "again")
@require_http_methods(["GET", "HEAD", "POST"])
def password(request: HttpRequest) -> HttpResponse:
    """Choose a new password; every other session ends."""
    me = _me(request)
    form = ChangePasswordForm(request.POST or None, user=me)
    if request.method != "POST" or not form.is_valid():
        return render(request, "accounts/password.html", {"form": form})
    actions.set_password(user=me, password=form.cleaned_data["new"], by=me, keep=here_of(request))
    update_session_auth_hash(request, me)
    messages.success(request, _("Kata sandi diganti. Sesi Anda di perangkat lain sudah diakhiri."))
    return redirect("accounts:own")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def factor_new(request: HttpRequest) -> HttpResponse:
    """Add an authenticator app or a passkey."""
    me = _me(request)
    app, form = FreshApp(request, me), FactorForm(request.POST if request.method == "POST" else None)
    made = app.add(form) if request.method == "POST" else None
    if made is None:
        said = {"app": app, "form": form, "options": app.options, "has_app": queries.totp(me) is not None}
        return render(request, "accounts/factor_new.html", said)
    messages.success(request, _("Langkah kedua ditambahkan. Mulai sekarang diminta setiap kali Anda masuk."))
    keep_fresh_codes(request, made, "/akun/")
    return redirect("accounts:recovery" if made else "accounts:own")


@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def factor_end(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a second factor away, once the password is given again; a required one only when another is there."""
    me = _me(request)
    factor, form = get_object_or_404(queries.factors(me), pk=pk), ConfirmForm(request.POST or None)
    is_needed = queries.is_needed(me)
    if request.method == "POST" and not is_needed and _is_confirmed(me, form):
        actions.remove_factor(factor=factor, by=me)
        messages.success(request, _("Langkah kedua itu dihapus."))
        return redirect("accounts:own")
    return render(request, "accounts/factor_end.html", {"factor": factor, "form": form, "is_needed": is_needed})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def recovery(request: HttpRequest) -> HttpResponse:
    """Show new recovery codes once; make new ones, once the password is given again."""
    me, form = _me(request), ConfirmForm(request.POST or None)
    if request.method == "POST" and queries.has_factor(me) and _is_confirmed(me, form):
        keep_fresh_codes(request, actions.renew_recovery(user=me, by=me), "/akun/")
        return redirect("accounts:recovery")
    codes, goal = take_fresh_codes(request)
    left = queries.recovery_left(me)
    if not codes and left is None:
        raise Http404
    return render(request, "accounts/recovery.html", {"codes": codes, "goal": goal, "form": form, "left": left})


def _is_confirmed(me: User, form: ConfirmForm) -> bool:
    if form.is_valid() and not me.check_password(form.cleaned_data["password"]):
        form.add_error("password", _("Kata sandi Anda sekarang tidak cocok."))
    return form.is_valid()


@require_POST
def session_end(request: HttpRequest, pk: int) -> HttpResponse:
    """End one other session of one's own."""
    me = _me(request)
    mark = get_object_or_404(queries.marks(me), pk=pk)
    actions.end_others(by=me, keep=here_of(request), only=mark.pk)
    messages.success(request, _("Sesi itu diakhiri."))
    return redirect("accounts:own")


@require_POST
def sessions_end(request: HttpRequest) -> HttpResponse:
    """End all other sessions of one's own."""
    actions.end_others(by=_me(request), keep=here_of(request))
    messages.success(request, _("Semua sesi lain diakhiri. Hanya perangkat ini yang masih masuk."))
    return redirect("accounts:own")
