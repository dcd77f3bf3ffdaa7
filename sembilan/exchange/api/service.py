"""The API as a whole: its routers, how it refuses, and its description."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver
from django.utils.translation import gettext as _
from django.views.decorators.http import conditional_page
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError

from sembilan.exchange.api import people, places
from sembilan.exchange.api.auth import TokenAuth
from sembilan.people.actions import ChangedMeanwhile, InvalidEntry

api = NinjaAPI(
    title="Sembilan",
    version="1",
    description="Token: Authorization: Bearer sb1_… . ETag, If-None-Match, If-Match.",
    auth=TokenAuth(),
    docs_url=None,
    urls_namespace="api",
)
api.add_router("", places.router)
api.add_router("", people.router)


def refused(request: HttpRequest, status: int, detail: str, errors: dict[str, list[str]] | None = None) -> HttpResponse:
    """Why not, in one form for every refusal."""
    return api.create_response(request, {"detail": detail, "errors": errors or {}}, status=status)


@api.exception_handler(InvalidEntry)
def _invalid(request: HttpRequest, fault: InvalidEntry) -> HttpResponse:
    return refused(request, people.INVALID, _("Butir belum dapat dicatat."), fault.errors)


@api.exception_handler(ChangedMeanwhile)
def _changed(request: HttpRequest, fault: ChangedMeanwhile) -> HttpResponse:
    return refused(request, people.CHANGED, _("Butir ini sudah diubah orang lain. Baca lagi sebelum memperbaiki."))


@api.exception_handler(HttpError)
def _http(request: HttpRequest, fault: HttpError) -> HttpResponse:
    return refused(request, fault.status_code, fault.message)


@api.exception_handler(Http404)
def _missing(request: HttpRequest, fault: Http404) -> HttpResponse:
    return refused(request, 404, _("Tidak ditemukan."))


@api.exception_handler(AuthenticationError)
def _nobody(request: HttpRequest, fault: AuthenticationError) -> HttpResponse:
    answer = refused(request, 401, _("Token tidak dikenal, sudah berakhir, atau tidak disertakan."))
    answer["WWW-Authenticate"] = "Bearer"
    return answer


@api.exception_handler(ValidationError)
def _unreadable(request: HttpRequest, fault: ValidationError) -> HttpResponse:
    errors: dict[str, list[str]] = {}
    for one in fault.errors:
        errors.setdefault(".".join(str(part) for part in one["loc"]), []).append(str(one["msg"]))
    return refused(request, people.INVALID, _("Permintaan tidak dapat dibaca."), errors)


def addresses() -> tuple[list[URLPattern | URLResolver], str, str]:
    """The addresses of the API: a token is asked for and no session; what did not change is not sent again."""
    patterns, app, name = api.urls
    for pattern in patterns:
        view: Any = pattern.callback
        view = login_not_required(conditional_page(view))
        view.csrf_exempt = True
        pattern.callback = view
    return patterns, app, name
