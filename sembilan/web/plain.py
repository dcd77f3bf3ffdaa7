"""What is asked for with a zero byte names nothing: no text of the database can hold one."""

from __future__ import annotations

from collections.abc import Callable

from django.db import DataError
from django.http import Http404, HttpRequest, HttpResponse
from django.views.defaults import page_not_found


class ZeroByteMiddleware:
    """Where a page does not refuse such a text itself, it is not found instead of failing in the database."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass it on."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Only what the database's driver says of zero bytes; another fault stays one."""
        if isinstance(exception, ValueError | DataError) and "NUL" in str(exception):
            return page_not_found(request, Http404())
        return None
