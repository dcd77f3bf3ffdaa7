"""Signing in by the region's own provider (OpenID Connect): out to it, and back with who it says somebody is."""

from __future__ import annotations

from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView, OAuth2LoginView
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe
from requests import RequestException

from sembilan.accounts import actions, oidc
from sembilan.accounts.arrival import address_of, arrive, wanted
from sembilan.accounts.forms import RegionForm
from sembilan.accounts.models import User
from sembilan.organisation.models import Instansi
from sembilan.records.tenancy import tenant

KEPT = "oidc_region"


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def out(request: HttpRequest) -> HttpResponse:
    """Ask for the region where there are several, then lead to the provider."""
    if not oidc.is_offered():
        raise Http404
    form = RegionForm(request.POST or None)
    is_ready = request.method == "POST" and (form.only or form.is_valid())
    if not is_ready or (region := form.region) is None:
        return render(request, "accounts/provider.html", {"form": form, "next": request.GET.get("next", "")})
    request.session[KEPT] = {"instansi": region.pk, "next": wanted(request)}
    try:
        answer = OAuth2LoginView.adapter_view(oidc.Conversation(request))(request)
    except (oidc.Failed, RequestException):
        return _failed(request, _("Penyedia masuk tidak dapat dihubungi. Masuklah dengan NIP dan kata sandi."))
    # Not a redirect: the page's own policy lets no form lead to another site.
    return render(request, "accounts/onward.html", {"goal": answer["Location"]})


@login_not_required
@never_cache
@require_safe
def back(request: HttpRequest) -> HttpResponse:
    """Take who the provider says somebody is, and go on as after any password."""
    if not oidc.is_offered():
        raise Http404
    if request.user.is_authenticated:
        return redirect(wanted(request))
    try:
        answer: HttpResponse = OAuth2CallbackView.adapter_view(oidc.Conversation(request, _arrived))(request)
        return answer
    except (oidc.Failed, RequestException):
        return _failed(request, _("Masuk lewat penyedia tidak selesai. Coba lagi, atau masuk dengan kata sandi."))


def _arrived(request: HttpRequest, claims: oidc.Claims) -> HttpResponse:
    """The existing user of the region whose NIP the claim holds; nobody is ever made here."""
    kept, address = request.session.pop(KEPT, None) or {}, address_of(request)
    region, nip = Instansi.objects.filter(pk=kept.get("instansi", 0)).first(), oidc.nip_of(claims)
    if region is None:
        raise oidc.Failed
    with tenant(region.pk):
        user = User.objects.filter(nip=nip, is_active=True).first() if nip else None
        if user is None and nip:
            actions.refuse_session(instansi_id=region.pk, nip=nip, address=address, by=f"web:{address}")
    if user is None:
        return _failed(request, _("Penyedia mengenal Anda, tetapi tidak ada akun aktif dengan NIP itu di daerah ini."))
    return arrive(request, user, "oidc", kept["next"])


def _failed(request: HttpRequest, sentence: str) -> HttpResponse:
    return render(request, "accounts/provider_failed.html", {"sentence": sentence}, status=403)
