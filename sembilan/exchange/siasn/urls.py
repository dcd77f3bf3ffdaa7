"""The addresses of the comparison with SIASN."""

from __future__ import annotations

from django.urls import path

import sembilan.web.paths  # noqa: F401
from sembilan.exchange.siasn import views

app_name = "siasn"

urlpatterns = [
    path("siasn/", views.people, name="people"),
    path("siasn/kinerja/", views.ratings, name="ratings"),
    path("siasn/kinerja/<str:period>/", views.ratings_of, name="ratings_of"),
    path("siasn/<nip:nip>/", views.compared, name="person"),
    path("siasn/<nip:nip>/bacaan/", views.reading, name="reading"),
    path("siasn/<nip:nip>/pilihan/", views.choice, name="choice"),
]
