"""The resources of every room: each room's `urls.py` is found by the room's name."""

from __future__ import annotations

import importlib.util

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path


def _rooms() -> list[URLResolver]:
    modules = [f"sembilan.{room}.urls" for room in settings.ROOMS]
    return [path("", include(module)) for module in modules if importlib.util.find_spec(module)]


urlpatterns: list[URLPattern | URLResolver] = [*_rooms()]
