"""The web entry: presses by their own short way, everything else by Django."""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import Any

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sembilan.config.settings")
pages = get_wsgi_application()

from sembilan.presence.deciding import door  # noqa: E402  the models are there only now


def application(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
    """A press needs no session, no page and no cookie, and comes from everybody at once."""
    if environ.get("PATH_INFO") == door.ADDRESS and environ.get("REQUEST_METHOD") == "POST":
        return door.answer(environ, start_response)
    return pages(environ, start_response)
