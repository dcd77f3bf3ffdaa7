"""The addresses of the watch of discipline."""

from __future__ import annotations

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
