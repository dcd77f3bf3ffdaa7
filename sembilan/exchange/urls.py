"""Files handed in, and the rows held of them."""

from __future__ import annotations

from django.urls import path

from sembilan.exchange.views import rejects, uploads

app_name = "exchange"

urlpatterns = [
    path("data-ditahan/", rejects.held, name="held"),
    path("data-ditahan.csv", rejects.held_csv, name="held_csv"),
    path("unggah/", uploads.uploads, name="uploads"),
    path("unggah/contoh/<slug:kind>.xlsx", uploads.form_to_fill, name="form_to_fill"),
    path("unggah/<int:pk>/", uploads.upload, name="upload"),
    path("unggah/<int:pk>/susunan/", uploads.arrangement, name="arrangement"),
    path("unggah/<int:pk>/kolom/", uploads.columns, name="columns"),
    path("unggah/<int:pk>/pratinjau/", uploads.preview, name="preview"),
    path("unggah/<int:pk>/baris-salah.xlsx", uploads.faulty_rows, name="faulty_rows"),
    path("unggah/<int:pk>/pemuatan/", uploads.loading, name="loading"),
    path("unggah/<int:pk>/penghapusan/", uploads.removal, name="removal"),
]
