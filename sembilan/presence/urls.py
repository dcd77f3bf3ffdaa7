"""The addresses of checking in; pages and places bring their own when they are there."""

from __future__ import annotations

import importlib
import importlib.util

from django.urls import URLPattern, path

from sembilan.presence.views import sending, state

app_name = "presence"


def _more(part: str) -> list[URLPattern]:
    module = f"sembilan.presence.urls_{part}"
    found = importlib.util.find_spec(module)
    return list(importlib.import_module(module).urlpatterns) if found else []


urlpatterns = [
    path("hadir/kirim/", sending.receive, name="send"),
    path("hadir/keadaan/", state.state, name="state"),
    path("hadir/perangkat/", state.register, name="register"),
    *_more("sending"),
    *_more("pages"),
    *_more("places"),
]
