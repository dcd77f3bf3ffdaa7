"""Tells Django that this room exists."""

from __future__ import annotations

from django.apps import AppConfig


class CoachingConfig(AppConfig):
    """Problems of performance and what helps."""

    name = "sembilan.coaching"
