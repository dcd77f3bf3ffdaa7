"""Tells Django that this room exists."""

from __future__ import annotations

from django.apps import AppConfig


class PlanningConfig(AppConfig):
    """Goals, indicators, Perjanjian Kinerja."""

    name = "sembilan.planning"
