"""The addresses of personal data."""

from __future__ import annotations

from django.urls import path

from sembilan.privacy.views import corrections, own

app_name = "privacy"

urlpatterns = [
    path("data-saya/", own.own, name="own"),
    path("data-saya/register/", own.register, name="register"),
    path("data-saya/salinan/", own.copy, name="copy"),
    path("data-saya/salinan/<int:pk>/data-saya.zip", own.file, name="copy_file"),
    path("data-saya/koreksi/", corrections.ask, name="ask"),
    path("data-saya/koreksi/<int:pk>/", corrections.one, name="correction"),
    path("data-saya/permintaan/", corrections.waiting, name="requests"),
    path("data-saya/permintaan/<int:pk>/", corrections.answer, name="answer"),
]
