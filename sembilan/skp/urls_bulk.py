"""The addresses of SKP of many: the matriks peran hasil, the board, workbooks."""

from __future__ import annotations

from django.urls import path

import sembilan.web.paths  # noqa: F401
from sembilan.skp.views import board, bulk, matrix

urlpatterns = [
    path("skp/matriks/", matrix.page, name="matrix"),
    path("skp/matriks/draf/", matrix.drafts, name="matrix-drafts"),
    path("skp/matriks/<int:output>/<nip:nip>/", matrix.cell, name="matrix-cell"),
    path("skp/papan/", board.page, name="board"),
    path("skp/papan.xlsx", board.sheet, name="board-sheet"),
    path("skp/excel/", bulk.page, name="bulk"),
    path("skp/excel/daftar.xlsx", bulk.sheet, name="bulk-sheet"),
    path("skp/excel/pengisian/", bulk.taking, name="bulk-taking"),
    path("skp/excel/ditolak.xlsx", bulk.rejects, name="bulk-rejects"),
]
