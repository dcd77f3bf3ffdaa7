"""The rows held, as a page and as a table to take along."""

from __future__ import annotations

from django.urls import path

from sembilan.exchange import views

app_name = "exchange"

urlpatterns = [
    path("data-ditahan/", views.held, name="held"),
    path("data-ditahan.csv", views.held_csv, name="held_csv"),
]
