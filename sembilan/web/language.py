"""Which language a page is in: Indonesian, unless the reader has chosen another with the switch.

The browser's own preference is not asked: many an Indonesian office computer is set up in English.
"""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation


def reader() -> str:
    """The language of this request: `en` or `id`; whatever is not English is Indonesian."""
    return "en" if (translation.get_language() or "id").startswith("en") else "id"


class LanguageMiddleware:
    """Reads the choice from its cookie."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer in the chosen language and say so."""
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME)
        language = chosen if chosen in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
        with translation.override(language):
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        return response
