"""The API as a whole: its routers, how often one may ask, and its description."""

from __future__ import annotations

from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.urls import URLPattern, URLResolver
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import conditional_page
from ninja import NinjaAPI
from ninja.throttling import AuthRateThrottle

from sembilan.exchange.api import (
    attendance,
    career,
    corrections,
    directory,
    entries,
    formation,
    hooks,
    leave,
    people,
    performance,
    places,
    proposals,
    worktime,
)
from sembilan.exchange.api.auth import TokenAuth
from sembilan.exchange.api.faults import refused, register, unknown

# Of one token, and counted by each worker for itself: a guard against a loop gone wild, not a measured allowance.
throttle = AuthRateThrottle("600/m")

api = NinjaAPI(
    title="Sembilan",
    version="1",
    description="Token: Authorization: Bearer sb1_… . ETag, If-None-Match, If-Match.",
    auth=TokenAuth(),
    throttle=throttle,
    docs_url=None,
    urls_namespace="api",
)
register(api)
PARTS = (
    places, formation, people, entries, directory, proposals, attendance, corrections, leave, worktime, performance,
    career, hooks,
)  # fmt: skip
for _part in PARTS:
    api.add_router("", _part.router)


def addresses() -> tuple[list[URLPattern | URLResolver], str, str]:
    """The addresses of the API: a token is asked for and no session; what did not change is not sent again."""
    patterns, app, name = api.urls
    for pattern in patterns:
        is_root = getattr(pattern, "name", "") == "api-root"
        view: Any = nothing if is_root else pattern.callback
        pattern.callback = csrf_exempt(login_not_required(_in_json(conditional_page(view))))
    return patterns, app, name


@csrf_exempt
@login_not_required
def nothing(request: HttpRequest, rest: str = "") -> HttpResponse:
    """An address that is none."""
    return refused(api, request, 404, _("Alamat ini tidak ada."))


def _in_json(view: Any) -> Any:
    """A method an address does not know is refused as everything else is, and only to who may ask at all."""

    @wraps(view)
    def asked(request: HttpRequest, *args: Any, **parts: Any) -> HttpResponse:
        answer: HttpResponse = view(request, *args, **parts)
        if not isinstance(answer, HttpResponseNotAllowed):
            return answer
        if TokenAuth()(request) is None:
            return unknown(api, request)
        told = refused(api, request, answer.status_code, _("Cara ini tidak dikenal di alamat ini."))
        told["Allow"] = answer["Allow"]
        return told

    return asked
