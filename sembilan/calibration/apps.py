"""Tells Django that this room exists."""

from __future__ import annotations

from django.apps import AppConfig


class CalibrationConfig(AppConfig):
    """Calibration of ratings."""

    name = "sembilan.calibration"
