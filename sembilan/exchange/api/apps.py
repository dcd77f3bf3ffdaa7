"""Tells Django that this part of the exchange exists."""

from __future__ import annotations

from django.apps import AppConfig


class ApiConfig(AppConfig):
    """The JSON API."""

    name = "sembilan.exchange.api"
    label = "api"
