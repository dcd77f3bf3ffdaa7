"""Tells Django that this room exists."""

from __future__ import annotations

from django.apps import AppConfig


class SkpConfig(AppConfig):
    """SKP and the matriks peran hasil."""

    name = "sembilan.skp"
