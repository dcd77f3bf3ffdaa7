"""Tells Django that this room exists."""

from __future__ import annotations

from django.apps import AppConfig


class WebConfig(AppConfig):
    """The shared look."""

    name = "sembilan.web"
    label = "web"

    def ready(self) -> None:
        """Compile the English catalogue when set-up has not done it."""
        from sembilan.web import translations

        translations.compile_if_missing()
