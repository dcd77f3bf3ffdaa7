"""The addresses of plans, agreements, capaian and the pohon kinerja."""

from __future__ import annotations

from django.urls import path

from sembilan.planning.views import agreements, budgets, figures, goals, results, sheets, tree, units

app_name = "planning"
UNIT = "rencana/unit/<str:kode>/<int:year>/"
INDICATOR = "rencana/indikator/<int:pk>/"
AGREEMENT = "rencana/perjanjian/<int:pk>/"

urlpatterns = [
    path("rencana/", units.units, name="units"),
    path("rencana/unit/<str:kode>/", units.now, name="now"),
    path(UNIT, units.unit, name="unit"),
    path(UNIT + "sasaran/baru/", goals.new_goal, name="goal-new"),
    path(UNIT + "capaian/", results.result, name="result"),
    path(UNIT + "perjanjian/", agreements.begin, name="agreement-new"),
    path("rencana/berkas/", sheets.sheet, name="sheet"),
    path("rencana/berkas/muat/", sheets.load, name="load"),
    path("rencana/berkas/ditolak.xlsx", sheets.rejects, name="rejects"),
    path("rencana/sasaran/<int:pk>/", goals.goal, name="goal"),
    path("rencana/sasaran/<int:pk>/penghapusan/", goals.goal_removal, name="goal-removal"),
    path("rencana/sasaran/<int:pk>/indikator/baru/", goals.new_indicator, name="indicator-new"),
    path(INDICATOR + "ubah/", goals.indicator, name="indicator"),
    path(INDICATOR + "penghapusan/", goals.indicator_removal, name="indicator-removal"),
    path(INDICATOR + "<int:year>/", figures.figures, name="figures"),
    path(INDICATOR + "<int:year>/target/", figures.targets, name="targets"),
    path(INDICATOR + "<int:year>/aksi/", figures.step_new, name="step-new"),
    path(INDICATOR + "<int:year>/realisasi/", figures.report, name="report"),
    path("rencana/aksi/<int:pk>/", figures.step, name="step"),
    path("rencana/aksi/<int:pk>/penghapusan/", figures.step_removal, name="step-removal"),
    path("rencana/realisasi/<int:pk>/bukti/", figures.proof, name="proof"),
    path("rencana/perjanjian/", agreements.agreements, name="agreements"),
    path(AGREEMENT, agreements.agreement, name="agreement"),
    path(AGREEMENT + "pengajuan/", agreements.sending, name="sending"),
    path(AGREEMENT + "tanda-tangan/", agreements.signature, name="signature"),
    path(AGREEMENT + "pengembalian/", agreements.returning, name="returning"),
    path(AGREEMENT + "perubahan/", agreements.revision, name="revision"),
    path(AGREEMENT + "anggaran/", budgets.budget, name="budget"),
    path(AGREEMENT + "perjanjian-kinerja.pdf", agreements.paper, name="paper"),
    path(AGREEMENT + "perjanjian-kinerja.xlsx", budgets.sheet, name="agreement-sheet"),
    path("pohon-kinerja/", tree.tree, name="tree"),
    path("pohon-kinerja/unit/<str:kode>/", tree.unit, name="tree-unit"),
    path("pohon-kinerja/sasaran/<int:pk>/", tree.goal, name="tree-goal"),
]
