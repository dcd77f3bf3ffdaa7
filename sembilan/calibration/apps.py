"""Tells Django that this room exists, and where its pages are."""

from __future__ import annotations

from django.apps import AppConfig


class CalibrationConfig(AppConfig):
    """Calibration of ratings."""

    name = "sembilan.calibration"

    def ready(self) -> None:
        """Sessions for who leads, rates or inspects; the panel beside a penilai's list; what waits."""
        from sembilan.calibration.pages import enter

        enter()
