"""The gallery, the switch of language and the style sheet."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.urls import path
from django.views.i18n import set_language

from sembilan.web import styles, views

app_name = "web"

urlpatterns = [
    path("gallery/", views.gallery, name="gallery"),
    path("bahasa/", login_not_required(set_language), name="language"),
    path("gaya/<str:digest>.css", login_not_required(styles.stylesheet), name="styles"),
]
