"""The addresses of one's own notices."""

from __future__ import annotations

from django.urls import path

from sembilan.notices import views

app_name = "notices"

urlpatterns = [
    path("pemberitahuan/", views.notices, name="own"),
    path("pemberitahuan/jumlah/", views.unread, name="unread"),
    path("pemberitahuan/surel/", views.mailing, name="mailing"),
    path("pemberitahuan/<int:pk>/", views.notice, name="one"),
]
