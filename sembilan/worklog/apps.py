"""Tells Django that this room exists."""

from __future__ import annotations

from django.apps import AppConfig


class WorklogConfig(AppConfig):
    """Daily work."""

    name = "sembilan.worklog"
