"""The addresses of the questionnaire and of votes."""

from __future__ import annotations

from django.urls import path

from sembilan.behaviour import views

app_name = "behaviour"

urlpatterns = [
    path("perilaku/", views.own, name="own"),
    path("perilaku/isi/<int:pk>/", views.fill, name="fill"),
    path("perilaku/putaran/", views.rounds, name="rounds"),
    path("perilaku/putaran/<int:pk>/", views.one, name="round"),
    path("perilaku/putaran/<int:pk>/penutupan/", views.closing, name="closing"),
    path("perilaku/putaran/<int:pk>/pegawai/<nip:nip>/", views.result, name="result"),
    path("perilaku/putaran/<int:pk>/pegawai/<nip:nip>/dilayani/", views.served, name="served"),
    path("perilaku/putaran/<int:pk>/pegawai/<nip:nip>/tautan/", views.links, name="links"),
    path("perilaku/jawab/<slug:code>/", views.by_link, name="by-link"),
    path("perilaku/pemilihan/", views.polls, name="polls"),
    path("perilaku/pemilihan/<int:pk>/", views.poll, name="poll"),
    path("perilaku/pemilihan/<int:pk>/penutupan/", views.poll_closing, name="poll-closing"),
    path("perilaku/pemilihan/<int:pk>/piagam/<nip:nip>.pdf", views.certificate, name="certificate"),
]
