"""The addresses of the start page and of the month."""

from __future__ import annotations

from django.urls import path

import sembilan.web.paths  # noqa: F401
from sembilan.home import views

app_name = "home"

urlpatterns = [
    path("", views.start, name="start"),
    path("beranda/saya/", views.mine, name="mine"),
    path("bulan/", views.newest, name="newest"),
    path("bulan/<month:month>/", views.month_page, name="month"),
    path("bulan/<month:month>/perlu-dilihat/", views.looks, name="looks"),
    path("bulan/<month:month>/<slug:area>/publication/", views.publication, name="publication"),
]
