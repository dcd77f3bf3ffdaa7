"""A forgotten password: a link by e-mail where there is an address, else a code from the officer."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.tokens import default_token_generator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from sembilan.accounts import actions, queries
from sembilan.accounts.arrival import address_of
from sembilan.accounts.forms import ForgottenForm, NewPasswordForm
from sembilan.accounts.jobs import send_link
from sembilan.accounts.models import User
from sembilan.records.tenancy import tenant


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def forgotten(request: HttpRequest) -> HttpResponse:
    """Ask whose password it is; the answer is the same whether or not there is somebody, and an address."""
    form = ForgottenForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and (region := form.region):
        _ask(request, region.pk, form.cleaned_data["nip"])
        return render(request, "accounts/forgotten_sent.html")
    return render(request, "accounts/forgotten.html", {"form": form})


def _ask(request: HttpRequest, region: int, nip: str) -> None:
    address, by = address_of(request), f"web:{address_of(request)}"
    with tenant(region):
        if queries.must_wait_for_mail(nip, address):
            return
        actions.request_link(instansi_id=region, nip=nip, address=address, by=by)
        # Deferred for nobody too: neither the answer nor how long it takes tells who has an account.
        user = User.objects.filter(nip=nip).first()
        send_link.later(
            instansi_id=region, user_id=user.pk if user else 0, site=request.build_absolute_uri("/"), by="web"
        )


@login_not_required
@never_cache
@sensitive_post_parameters("new", "again")
@require_http_methods(["GET", "HEAD", "POST"])
def renew(request: HttpRequest, region: int, pk: int, token: str) -> HttpResponse:
    """Choose a new password by the link of an e-mail; a link that was used or is old says so."""
    with tenant(region):
        user = User.objects.filter(pk=pk, is_active=True).first()
        if user is None or not default_token_generator.check_token(user, token):
            return render(request, "accounts/renew_over.html", status=410)
        form = NewPasswordForm(request.POST or None, user=user)
        if request.method != "POST" or not form.is_valid():
            return render(request, "accounts/renew.html", {"form": form, "owner": user})
        actions.set_password(user=user, password=form.cleaned_data["new"], by=user)
    return redirect("accounts:sign_in")
