"""The second factor between password and session: shown where there is one, set up where a role requires it."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from sembilan.accounts import actions, passkeys, queries, showing
from sembilan.accounts.arrival import PENDING, address_of, begin, goal_of, pending
from sembilan.accounts.forms import WAIT, FactorForm
from sembilan.accounts.models import Refusal, User
from sembilan.accounts.setting_up import FreshApp, keep_fresh_codes
from sembilan.records.tenancy import tenant

View = Callable[[HttpRequest, User], HttpResponse]


def for_pending(view: View) -> Callable[[HttpRequest], HttpResponse]:
    """Open only to who gave the right password a moment ago, within her region; everybody else begins anew."""

    @login_not_required
    @never_cache
    @require_http_methods(["GET", "HEAD", "POST"])
    @wraps(view)
    def page(request: HttpRequest) -> HttpResponse:
        user = None if request.user.is_authenticated else pending(request)
        if user is None:
            return redirect(f"{settings.LOGIN_URL}?next=/")
        with tenant(user.instansi_id):
            return view(request, user)

    return page


@for_pending
def second(request: HttpRequest, user: User) -> HttpResponse:
    """Ask for the digits of the app, a passkey or a recovery code."""
    if not queries.has_factor(user):
        return redirect("accounts:second_new")
    form = FactorForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and _is_shown(request, user, form):
        how = f"{request.session[PENDING]['how']}+factor"
        return begin(request, user, how, goal_of(request))
    known = queries.passkeys(user)
    options = passkeys.ask_known(request, list(known)) if known else ""
    said = {"form": form, "options": options, "has_app": queries.totp(user) is not None}
    return render(request, "accounts/second.html", said)


def _is_shown(request: HttpRequest, user: User, form: FactorForm) -> bool:
    address = address_of(request)
    if queries.must_wait_for_factor(user.nip, address):
        form.add_error(None, WAIT)
        return False
    if showing.is_shown(request, user):
        return True
    what = Refusal.At.FACTOR
    actions.refuse_session(instansi_id=user.instansi_id, nip=user.nip, address=address, by=f"web:{address}", what=what)
    form.errors.clear()
    form.add_error(None, _("Kode atau kunci sandi tidak cocok. Tunggu angka berikutnya di aplikasi, lalu coba lagi."))
    return False


@for_pending
def second_new(request: HttpRequest, user: User) -> HttpResponse:
    """Set up the second factor that a role requires, before anything else opens."""
    if queries.has_factor(user):
        return redirect("accounts:second")
    app, form = FreshApp(request, user), FactorForm(request.POST if request.method == "POST" else None)
    made = app.add(form) if request.method == "POST" else None
    if made is None:
        return render(request, "accounts/second_new.html", {"app": app, "form": form, "options": app.options})
    goal, how = goal_of(request), f"{request.session[PENDING]['how']}+factor"
    answer = begin(request, user, how, goal)
    keep_fresh_codes(request, made, goal)
    return redirect("accounts:recovery") if made else answer
