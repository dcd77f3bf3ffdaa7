"""Tells Django that this room exists."""

from __future__ import annotations

from pathlib import Path

from django.apps import AppConfig

ENGLISH = Path(__file__).resolve().parents[1] / "locale" / "en" / "LC_MESSAGES"


class WebConfig(AppConfig):
    """The shared look."""

    name = "sembilan.web"
    label = "web"

    def ready(self) -> None:
        """Compile the English when set-up has not done it, or when it has changed since."""
        source, compiled = ENGLISH / "django.po", ENGLISH / "django.mo"
        if compiled.exists() and compiled.stat().st_mtime >= source.stat().st_mtime:
            return
        from sembilan.web import translations  # Babel costs a tenth of a second at every start

        translations.compile_where_allowed()
