"""Signing in and out."""

from __future__ import annotations

from django.urls import path

from sembilan.accounts import views

app_name = "accounts"

urlpatterns = [
    path("masuk/", views.sign_in, name="sign_in"),
    path("keluar/", views.sign_out, name="sign_out"),
]
