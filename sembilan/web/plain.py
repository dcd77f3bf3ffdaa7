"""An address with a zero byte in it names nothing: no text of the database can hold one."""

from __future__ import annotations

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse

ZERO = ("\x00", "%00")
OWN_WORDS = ("/api/", "/iclock/")  # what answers programs and terminals in their own form


class PlainAddressMiddleware:
    """What is looked for with such an address is not found, instead of failing in the database."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass on what can be looked for."""
        asked = request.path_info + request.META.get("QUERY_STRING", "")
        if any(one in asked for one in ZERO) and not request.path_info.startswith(OWN_WORDS):
            raise Http404
        return self.get_response(request)
