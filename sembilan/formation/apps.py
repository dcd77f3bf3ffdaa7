"""Tells Django that this room exists, and the navigation where its map is."""

from __future__ import annotations

from django.apps import AppConfig


class FormationConfig(AppConfig):
    """The room of the map of posts."""

    name = "sembilan.formation"
