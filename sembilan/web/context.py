"""What every page is given: navigation, region, languages."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from sembilan.web.navigation import navigation


def page(request: HttpRequest) -> dict[str, Any]:
    """The frame of a page, worked out only when a template asks for it."""
    return {
        "nav": SimpleLazyObject(lambda: navigation(request)),
        "region": getattr(request, "instansi", None),
        "languages": settings.LANGUAGES,
    }
