"""The work of a person: presence, ratings, sanctions, what each month made of them, and the services of a career."""

from __future__ import annotations

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sembilan.privacy import words
from sembilan.privacy.holding import Category, Holding, Route, Table
from sembilan.privacy.holdings.file import LEADERS, OF, PERSONNEL, PHONE
from sembilan.privacy.periods import PERIODS

PRESENCE = Holding(
    "kehadiran", _("Kehadiran dan cuti"),
    _("Ketukan mesin, nomor PIN mesin, perbaikan yang diminta, cuti, dan dinas; tidak ada sidik jari atau wajah"),
    _("Menghitung kehadiran dan tunjangan"),
    "UU 27/2022 ps. 20 (2) c; PP 94/2021; Perpres 21/2023", PERIODS["tetap"], LEADERS, Route.ASK,
    (
        Table("attendance.Absence", OF),
        Table("attendance.TerminalPin", OF),
        Table("attendance.Clocking", "pin", counted=False),
        Table("presence.PlaceFor", OF),
        Table("attendance.CorrectionStep", "correction__employee__nip"),
        Table("attendance.Correction", OF, hidden=frozenset({"token"}), said=words.CORRECTION),
        Table("attendance.Fault", "by"),
        Table("attendance.StrangePin"),
        Table("attendance.Terminal", hidden=frozenset({"about"})),
        Table("attendance.ClockOffset", "by"),
        Table("terminals.Pull", hidden=frozenset({"key"})),
        Table("terminals.Apart", "judged_by", clock="received_at", period="mesin"),
        Table("terminals.Order", "made_by", clock="made_at", period="mesin"),
    ),
    category=Category.SPESIFIK, page="/pegawai/{nip}/",
)  # fmt: skip
PRESSES = Holding(
    "ketukan-ponsel", _("Ketukan ponsel"),
    _("Tiap ketukan di ponsel: jam, maksud, letak, ketelitian, putusan dan sebabnya; ponsel yang terdaftar"),
    _("Mencatat kehadiran Anda dan menolak ketukan yang bukan dari Anda atau bukan dari tempatnya"),
    "UU 27/2022 ps. 20 (2) c; PP 94/2021", PERIODS["ketukan"], _("Anda dan atasan Anda"), Route.ASK,
    (
        Table("attendance.PressVerdict", OF, clock="day", by_month=True),
        Table(
            "attendance.Press", "employee_id", counted=False, hidden=frozenset({"signature"}), said=words.PRESS,
            clock="day", by_month=True,
        ),
        Table("presence.Device", OF, hidden=frozenset({"key"}), clock="ended_at", period="perangkat"),
    ),
    category=Category.SPESIFIK, page="/hadir/",
)  # fmt: skip
HOURS = Holding(
    "jam-kerja", _("Jam kerja dan daftar dinas"),
    _("Jadwal, sif, tukar dinas, surat bekerja dari tempat lain, dan kehadiran pada apel dan upacara"),
    _("Mengetahui kapan Anda bertugas, agar kehadiran dinilai menurut jam Anda sendiri"),
    "UU 27/2022 ps. 20 (2) c; Perpres 21/2023", PERIODS["tetap"], LEADERS, Route.ASK,
    (
        Table("worktime.ScheduleFor", OF),
        Table("worktime.Duty", OF),
        Table("worktime.Remote", OF),
        Table("worktime.Muster", OF),
        Table("worktime.SwapStep", "swap__asker__nip"),
        Table("worktime.Swap", "asker__nip", hidden=frozenset({"token"})),
    ),
    page="/jam-kerja/",
)  # fmt: skip
PHOTOS = Holding(
    "foto-presensi", _("Foto presensi"),
    _("Foto yang Anda ambil bersama ketukan di telepon; tidak dibandingkan dengan wajah oleh mesin"),
    _("Melihat siapa yang menekan bila sebuah ketukan diragukan"),
    "UU 27/2022 ps. 20 (2) c; PP 94/2021", PERIODS["foto"], _("Anda dan atasan Anda"), Route.ASK,
    (Table("documents.StoredFile", "owner_nip", clock="kept_at", part=Q(kept_by=PHONE)),),
    category=Category.SPESIFIK, page="/kehadiran/",
)  # fmt: skip
LEAVE = Holding(
    "cuti", _("Permintaan cuti dan dinas"),
    _("Cuti dan perjalanan dinas yang diminta, alasan, alamat dan telepon selama cuti, surat dokter, tiap langkahnya"),
    _("Memberikan cuti dan menghitung sisanya"),
    "UU 27/2022 ps. 20 (2) c; PP 11/2017; PerBKN 24/2017; PP 49/2018", PERIODS["pribadi"],
    _("Anda, atasan langsung dan pejabat yang memutuskan, pengelola unit Anda, BKD, inspektorat"), Route.ASK,
    (
        Table("leave.LeaveStep", "request__employee__nip"),
        Table("leave.TravelReport", "request__employee__nip"),
        Table("leave.LeaveRequest", OF, hidden=frozenset({"token"}), said=words.LEAVE),
        Table("leave.LeaveOpening", OF),
    ),
    category=Category.SPESIFIK, page="/cuti/",
)  # fmt: skip
PERFORMANCE = Holding(
    "kinerja", _("Kinerja"),
    _("Penilaian hasil kerja dan perilaku, aktivitas harian dengan keputusan atasan"),
    _("Menetapkan predikat kinerja dan tunjangan"),
    "UU 27/2022 ps. 20 (2) c; PP 30/2019; PermenPANRB 6/2022", PERIODS["tetap"], LEADERS, Route.ASK,
    (Table("performance.PeriodicRating", OF), Table("performance.DailyActivity", OF)), page="/pegawai/{nip}/",
)  # fmt: skip
ASSESSMENT = Holding(
    "penilaian", _("Penilaian kompetensi dan potensi"),
    _("Hasil penilaian: kesesuaian kompetensi (JPM) dan potensi"),
    _("Pemetaan talenta dan pengembangan"),
    "UU 27/2022 ps. 20 (2) c dan e; PermenPANRB 3/2020", PERIODS["tetap"], LEADERS, Route.ASK,
    (Table("assessment.AssessmentResult", OF),), page="/pegawai/{nip}/",
)  # fmt: skip
SANCTIONS = Holding(
    "disiplin", _("Hukuman disiplin"),
    _("Tingkat, jenis, tanggal mulai, dan lamanya"),
    _("Menjalankan hukuman dan menilai syarat layanan"),
    "UU 27/2022 ps. 20 (2) c; PP 94/2021", PERIODS["tetap"], LEADERS, Route.ASK,
    (Table("discipline.Sanction", OF),), page="/pegawai/{nip}/",
)  # fmt: skip
ELEMENTS = Holding(
    "unsur", _("Unsur tunjangan bulanan"),
    _("Inovasi yang diakui, aktivitas negatif, LHKPN atau LHKASN yang belum disampaikan, dan penyerapan anggaran"),
    _("Menghitung tunjangan di daerah yang aturannya membaca unsur ini"),
    "UU 27/2022 ps. 20 (2) c; PP 12/2019 ps. 58", PERIODS["tetap"], LEADERS, Route.ASK,
    (Table("allowance.PayElement", OF),), page="/tunjangan/",
)  # fmt: skip
WATCH = Holding(
    "pantauan", _("Pantauan disiplin"),
    _("Hari tanpa keterangan dan menit terlambat setahun, surat panggilan yang disusun, dan catatan penanganan"),
    _("Memperingatkan Anda dan atasan sebelum tiap langkah disiplin"),
    "UU 27/2022 ps. 20 (2) c; PP 94/2021", PERIODS["tetap"], LEADERS, Route.ASK,
    (Table("attendance.Watch", OF), Table("attendance.WatchNote", "watch__employee__nip", clock="at")),
    page="/kehadiran/disiplin/saya/",
)  # fmt: skip
RESULTS = Holding(
    "hasil", _("Hasil perhitungan bulanan"),
    _("Kehadiran sebulan, predikat, tunjangan, tempat di sembilan kotak, dan catatan bila tidak dapat dihitung"),
    _("Membayar tunjangan dan mengelola talenta; hasil yang terbit tidak pernah diubah"),
    "UU 27/2022 ps. 20 (2) c; PP 12/2019 ps. 58; PermenPANRB 6/2022, 3/2020", PERIODS["tetap"],
    _("Anda, atasan Anda, pengelola unit Anda, BKD, PPK, inspektorat; bendahara hanya tunjangan"), Route.ASK,
    (
        Table("attendance.AttendanceMonth", "nip"),
        Table("performance.PredikatMonth", "nip"),
        Table("allowance.TppMonth", "nip"),
        Table("talent.TalentMonth", "nip"),
        Table("runs.Held", "nip"),
        Table("runs.Remark", "nip"),
    ),
    category=Category.SPESIFIK, page="/tunjangan/",
)  # fmt: skip
SERVICES = Holding(
    "layanan", _("Layanan karier"),
    _("KGB, pangkat, pensiun, satyalancana, dan gelar yang jatuh tempo, berkas layanannya, dan tanda tangannya"),
    _("Memberikan hak Anda tepat waktu"),
    PERSONNEL, PERIODS["tetap"], _("Anda, BKD, dan pejabat yang menandatangani"), Route.ASK,
    (
        Table("career.Due", OF),
        Table("career.CaseStep", "case__employee__nip"),
        Table("career.Signature", "case__employee__nip", hidden=frozenset({"name", "key", "signature"})),
        Table("career.Case", OF),
    ),
    page="/pegawai/{nip}/",
)  # fmt: skip

WORK = (PRESENCE, PRESSES, PHOTOS, LEAVE, HOURS, PERFORMANCE, ASSESSMENT, SANCTIONS, ELEMENTS, WATCH, RESULTS, SERVICES)
