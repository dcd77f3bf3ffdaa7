"""The addresses of evaluation."""

from __future__ import annotations

from django.urls import path

from sembilan.evaluation import views
from sembilan.evaluation.views import sheet, spread

app_name = "evaluation"

urlpatterns = [
    path("evaluasi/", views.own, name="own"),
    path("evaluasi/penilaian/", views.team, name="team"),
    path("evaluasi/penilaian/penetapan/", views.final_all, name="final-all"),
    path("evaluasi/penilaian.xlsx", sheet.sheet_out, name="sheet-out"),
    path("evaluasi/penilaian/excel/", sheet.sheet_in, name="sheet-in"),
    path("evaluasi/penilaian/excel/baris-salah.xlsx", sheet.sheet_faults, name="sheet-faults"),
    path("evaluasi/papan/", views.board, name="board"),
    path("evaluasi/papan/pembukaan/", views.opening, name="opening"),
    path("evaluasi/papan.xlsx", views.board_sheet, name="board-sheet"),
    path("evaluasi/papan/dokumen.zip", views.board_papers, name="board-papers"),
    path("evaluasi/sebaran/", spread.spread_own, name="spread-own"),
    path("evaluasi/sebaran/<str:unor>/<str:period>/", spread.spread_of, name="spread"),
    path("evaluasi/keberatan/", views.objection_list, name="objections"),
    path("evaluasi/keberatan/<int:pk>/", views.objection, name="objection"),
    path("evaluasi/keberatan/<int:pk>/keterangan/", views.objection_answer, name="objection-answer"),
    path("evaluasi/keberatan/<int:pk>/putusan/", views.objection_decision, name="objection-decision"),
    path("evaluasi/keberatan/<int:pk>/penarikan/", views.objection_withdrawal, name="objection-withdrawal"),
    path("evaluasi/keberatan/<int:pk>/dokumen/", views.objection_document, name="objection-document"),
    path("evaluasi/<int:pk>/", views.one, name="one"),
    path("evaluasi/<int:pk>/realisasi/", views.realisation, name="realisation"),
    path("evaluasi/<int:pk>/rating/", views.rating, name="rating"),
    path("evaluasi/<int:pk>/predikat/", views.predikat, name="predikat"),
    path("evaluasi/<int:pk>/pengembalian/", views.giving_back, name="giving-back"),
    path("evaluasi/<int:pk>/penetapan/", views.final, name="final"),
    path("evaluasi/<int:pk>/keberatan/", views.objected, name="objected"),
    path("evaluasi/<int:pk>/bukti/<int:rhk>/", views.evidence, name="evidence"),
    path("evaluasi/<int:pk>/dokumen.pdf", views.paper, name="paper"),
]
