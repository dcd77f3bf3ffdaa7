"""The addresses of help."""

from __future__ import annotations

from django.urls import path

from sembilan.coaching import views

app_name = "coaching"

urlpatterns = [
    path("pembinaan/", views.listed, name="list"),
    path("pembinaan/daftar.xlsx", views.list_sheet, name="list-sheet"),
    path("pembinaan/pencarian/", views.look, name="look"),
    path("pembinaan/wilayah/", views.region, name="region"),
    path("pembinaan/silang/", views.checks, name="checks"),
    path("pembinaan/silang/<int:pk>/penjelasan/", views.explanation, name="explanation"),
    path("pembinaan/indeks/", views.index, name="index"),
    path("pembinaan/saya/", views.own, name="own"),
    path("pembinaan/saya/<int:pk>/jawaban/", views.answering, name="answering"),
    path("pembinaan/rencana/", views.plans, name="plans"),
    path("pembinaan/rencana/<int:pk>/", views.plan, name="plan"),
    path("pembinaan/rencana/<int:pk>/mulai/", views.start, name="start"),
    path("pembinaan/rencana/<int:pk>/langkah/", views.date, name="date"),
    path("pembinaan/rencana/<int:pk>/langkah/<int:step>/hasil/", views.outcome, name="outcome"),
    path("pembinaan/rencana/<int:pk>/penutupan/", views.end, name="end"),
    path("pembinaan/rencana/<int:pk>/surat.pdf", views.paper, name="paper"),
    path("pembinaan/<int:pk>/", views.problem, name="problem"),
    path("pembinaan/<int:pk>/keputusan/", views.decision, name="decision"),
    path("pembinaan/<int:pk>/langkah/", views.remedy, name="remedy"),
    path("pembinaan/<int:pk>/langkah/<int:step>/hasil/", views.result, name="result"),
]
