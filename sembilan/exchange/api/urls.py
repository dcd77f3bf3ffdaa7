"""The addresses of the API, and of the page where a user makes her tokens."""

from __future__ import annotations

from django.urls import path

from sembilan.exchange.api import views
from sembilan.exchange.api.service import addresses, nothing

urlpatterns = [
    path("api/v1/", addresses()),
    path("api/v1/<path:rest>", nothing),
    path("akun/token/", views.tokens, name="tokens"),
    path("akun/token/<int:pk>/akhir/", views.ending, name="token_ending"),
]
