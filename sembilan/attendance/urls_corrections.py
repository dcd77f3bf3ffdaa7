"""The addresses of corrections, faults and doubtful presses."""

from __future__ import annotations

from django.urls import URLPattern, path

from sembilan.attendance.views import corrections, doubtful, faults, queue

urlpatterns: list[URLPattern] = [
    path("kehadiran/perbaikan/", corrections.own, name="corrections"),
    path("kehadiran/perbaikan/baru/", corrections.new, name="correction-new"),
    path("kehadiran/perbaikan/antrean/", queue.queue, name="correction-queue"),
    path("kehadiran/perbaikan/putusan/", queue.verdicts, name="correction-verdicts"),
    path("kehadiran/perbaikan/<int:pk>/", corrections.one, name="correction"),
    path("kehadiran/perbaikan/<int:pk>/ulang/", corrections.mend, name="correction-mend"),
    path("kehadiran/perbaikan/<int:pk>/penarikan/", corrections.withdrawal, name="correction-withdrawal"),
    path("kehadiran/perbaikan/<int:pk>/putusan/", queue.verdict, name="correction-verdict"),
    path("kehadiran/perbaikan/<int:pk>/bukti/", corrections.evidence, name="correction-evidence"),
    path("kehadiran/gangguan/", faults.listed, name="faults"),
    path("kehadiran/gangguan/baru/", faults.new, name="fault-new"),
    path("kehadiran/gangguan/<int:pk>/penarikan/", faults.withdrawal, name="fault-withdrawal"),
    path("kehadiran/ketukan/", doubtful.listed, name="doubtful"),
    path("kehadiran/ketukan/putusan/", doubtful.verdicts, name="doubtful-verdicts"),
]
