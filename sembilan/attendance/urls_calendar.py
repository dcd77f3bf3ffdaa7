"""The addresses of the calendar and the recap."""

from __future__ import annotations

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
