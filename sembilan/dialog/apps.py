"""Tells Django that this room exists."""

from __future__ import annotations

from django.apps import AppConfig


class DialogConfig(AppConfig):
    """Talks, feedback and guidance."""

    name = "sembilan.dialog"
