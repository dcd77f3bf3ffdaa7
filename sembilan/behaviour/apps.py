"""Tells Django that this room exists."""

from __future__ import annotations

from django.apps import AppConfig


class BehaviourConfig(AppConfig):
    """The questionnaire on behaviour."""

    name = "sembilan.behaviour"
