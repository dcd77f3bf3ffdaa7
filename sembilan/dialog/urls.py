"""The addresses of talks and feedback."""

from __future__ import annotations

from django.urls import path

from sembilan.dialog import views

app_name = "dialog"

urlpatterns = [
    path("dialog/", views.own, name="own"),
    path("dialog/baru/", views.new, name="new"),
    path("dialog/senyap/", views.silent, name="silent"),
    path("dialog/senyap.xlsx", views.silent_sheet, name="silent-sheet"),
    path("dialog/kesepakatan/<int:pk>/", views.settlement, name="settlement"),
    path("dialog/<int:pk>/", views.one, name="one"),
    path("dialog/<int:pk>/jadwal/", views.time, name="time"),
    path("dialog/<int:pk>/agenda/", views.topic, name="topic"),
    path("dialog/<int:pk>/catatan/", views.note, name="note"),
    path("dialog/<int:pk>/kesepakatan/", views.pledge, name="pledge"),
    path("dialog/<int:pk>/penutupan/", views.closing, name="closing"),
    path("dialog/<int:pk>/pembatalan/", views.dropping, name="dropping"),
    path("dialog/<int:pk>/pengambilalihan/", views.taking, name="taking"),
    path("dialog/<int:pk>/formulir/<slug:form>/", views.form, name="form"),
    path("dialog/<int:pk>/formulir/<slug:form>.pdf", views.form_paper, name="form-paper"),
    path("umpan-balik/", views.feedback, name="feedback"),
    path("umpan-balik/baru/", views.whom, name="whom"),
    path("umpan-balik/kepada/<nip:nip>/", views.give, name="give"),
    path("umpan-balik/pegawai/<nip:nip>/", views.feedback_of, name="feedback-of"),
    path("umpan-balik/<int:pk>/dokumen/", views.document, name="document"),
]
