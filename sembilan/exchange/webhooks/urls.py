"""The addresses of the hooks."""

from __future__ import annotations

from django.urls import path

from sembilan.exchange.webhooks import views

app_name = "webhooks"

urlpatterns = [
    path("webhook/", views.hooks, name="hooks"),
    path("webhook/<int:pk>/", views.hook, name="hook"),
    path("webhook/<int:pk>/rahasia/", views.secret, name="secret"),
    path("webhook/<int:pk>/penutupan/", views.closing, name="closing"),
    path("webhook/<int:pk>/percobaan/", views.trial, name="trial"),
    path("webhook/<int:pk>/ulangan/", views.replays, name="replays"),
]
