"""The addresses of working time."""

from __future__ import annotations

from django.urls import path

from sembilan.worktime.views import days, own, rosters, schedules, swaps

app_name = "worktime"

urlpatterns = [
    path("jam-kerja/", own.own, name="own"),
    path("jam-kerja/kalender/", own.year, name="year"),
    path("jam-kerja/jadwal/", schedules.schedules, name="schedules"),
    path("jam-kerja/jadwal/baru/", schedules.new, name="schedule_new"),
    path("jam-kerja/jadwal/<int:pk>/", schedules.schedule, name="schedule"),
    path("jam-kerja/jadwal/pemberian/<int:pk>/akhir/", schedules.ending, name="ending"),
    path("jam-kerja/hari-khusus/", days.special_days, name="special_days"),
    path("jam-kerja/hari-khusus/<int:pk>/penghapusan/", days.removal, name="removal"),
    path("jam-kerja/hari-khusus/<int:pk>/daftar-hadir/", days.roll, name="roll"),
    path("jam-kerja/surat/", days.letters, name="letters"),
    path("jam-kerja/surat/<int:pk>/akhir/", days.letter_end, name="letter_end"),
    path("jam-kerja/dinas/", rosters.roster, name="roster"),
    path("jam-kerja/dinas/berkas/", rosters.upload, name="upload"),
    path("jam-kerja/dinas/daftar.xlsx", rosters.download, name="download"),
    path("jam-kerja/sif/", rosters.shifts, name="shifts"),
    path("jam-kerja/sif/<int:pk>/penutupan/", rosters.closing, name="closing"),
    path("jam-kerja/tukar/", swaps.swaps, name="swaps"),
    path("jam-kerja/tukar/<int:pk>/", swaps.swap, name="swap"),
]
