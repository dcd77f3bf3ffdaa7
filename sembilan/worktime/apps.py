"""Tells Django that this room exists, and the navigation where its pages are."""

from __future__ import annotations

from django.apps import AppConfig


class WorktimeConfig(AppConfig):
    """The days people are due, and their hours."""

    name = "sembilan.worktime"
