"""Tells Django that this room exists, and the navigation where its pages are."""

from __future__ import annotations

from django.apps import AppConfig


class LeaveConfig(AppConfig):
    """Cuti and official travel."""

    name = "sembilan.leave"
