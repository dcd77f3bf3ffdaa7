"""The addresses of the day's boards."""

from __future__ import annotations

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
