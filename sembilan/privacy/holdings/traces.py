"""The traces a system leaves: accounts and sign-ins, notices, duties, the log, files handed in, other systems."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from sembilan.privacy.holding import Holding, Route, Table
from sembilan.privacy.holdings.file import OF, OFFICERS
from sembilan.privacy.periods import PERIODS

SECURITY = "UU 27/2022 ps. 35, 39; PP 71/2019 ps. 22"
DUTY = "UU 27/2022 ps. 20 (2) e; UU 30/2014"
ALONE = _("Hanya Anda")

ACCOUNT = Holding(
    "akun", _("Akun"),
    _("Nama masuk, sandi dan langkah kedua yang tersandi, token program, pilihan surel, saringan, dan kolom"),
    _("Memastikan hanya Anda yang masuk sebagai Anda"), SECURITY, PERIODS["tetap"], ALONE, Route.ACCOUNT,
    (
        Table("accounts.User", "nip", hidden=frozenset({"password"})),
        Table("accounts.SecondFactor", "user__nip", hidden=frozenset({"sealed", "counter"})),
        Table("api.Token", "user__nip", hidden=frozenset({"hash"})),
        Table("notices.Mailing", "nip"),
        Table("directory.SavedFilter", "nip", hidden=frozenset({"query"}), period="akun"),
        Table("directory.ColumnChoice", "nip", period="akun"),
    ),
    page="/akun/",
)  # fmt: skip
SIGN_INS = Holding(
    "masuk", _("Jejak masuk"),
    _("Percobaan masuk yang ditolak dengan alamat jaringannya, kode masuk, sesi yang terbuka dan perangkatnya"),
    _("Menahan orang yang menebak sandi Anda dan memberi tahu Anda di mana Anda masuk"), SECURITY,
    PERIODS["percobaan"], ALONE, Route.ACCOUNT,
    (
        Table("accounts.Refusal", "nip", clock="at"),
        Table("accounts.EntryCode", "nip", hidden=frozenset({"hash"}), clock="until", period="kode"),
        Table("accounts.SessionMark", "user__nip", clock="seen_at", period="sesi"),
    ),
    page="/akun/",
)  # fmt: skip
NOTICES = Holding(
    "kabar", _("Pemberitahuan"), _("Kabar kepada Anda dan kapan dibaca atau dikirim"),
    _("Memberi tahu Anda tepat waktu"), DUTY, PERIODS["kabar"], ALONE, Route.ASK,
    (
        # What an officer is told names other people; the sentence goes along, the names do not.
        Table("notices.Notice", "nip", hidden=frozenset({"data"}), clock="at"),
        Table("notices.Digest", "nip", clock="taken_at"),
    ),
    page="/pemberitahuan/",
)  # fmt: skip
DUTIES = Holding(
    "tugas", _("Peran dan tugas"),
    _("Peran yang diberikan, tugas yang dilimpahkan, perhitungan yang diminta, penerbitan, dan pengaturan"),
    _("Mengatur siapa boleh melihat dan memutuskan apa"), DUTY, PERIODS["bukti"],
    _("Anda, admin sistem, BKD, PPK, inspektorat"), Route.ASK,
    (
        Table("organisation.Grant", "nip"),
        Table("organisation.Delegation", "to_nip"),
        Table("runs.Computation", "by"),
        Table("runs.Publication", "by"),
        Table("career.Reckoning", "by"),
        Table("exchange.ColumnMapping", "by", hidden=frozenset({"fingerprint"})),
        Table("webhooks.Hook", "made_by", hidden=frozenset({"secret", "url"})),
    ),
    page="/pegawai/{nip}/hak/",
)  # fmt: skip
LOG = Holding(
    "peristiwa", _("Catatan peristiwa"),
    _("Siapa melakukan apa dan kapan, juga siapa membaca berkas Anda; tidak memuat nilai rupiah"),
    _("Bukti yang tidak dapat diubah siapa pun, termasuk kami; karena itu tidak ikut dihapus"),
    "UU 27/2022 ps. 31, 35, 39", PERIODS["bukti"], _("Anda (yang tentang Anda), admin sistem, inspektorat"), Route.NONE,
    (Table("records.Event", "target", counted=False), Table("records.Leaf", counted=False)),
    page="/pegawai/{nip}/dilihat/",
)  # fmt: skip
UPLOADS = Holding(
    "unggahan", _("Berkas yang dimuat"),
    _("Berkas data yang diunggah petugas dan isinya, baris yang ditahan karena tidak terbaca pasti"),
    _("Memuat data kantor Anda dan memperbaiki baris yang keliru"), DUTY, PERIODS["unggahan"],
    _("BKD, PPK, inspektorat"), Route.ASK,
    (
        Table("exchange.UploadWork", "by", hidden=frozenset({"outcome"}), clock="upload__at"),
        Table("exchange.Upload", "by", clock="at"),
        Table(
            "records.Reject", clock="healed_at", period="tahanan", blank=("raw", "value"), counted=False,
        ),
    ),
)  # fmt: skip
EXPORTS = Holding(
    "salinan", _("Daftar dan salinan yang diminta"),
    _("Daftar pegawai yang Anda minta sebagai Excel dan salinan data Anda, dengan berkasnya"),
    _("Menyerahkan berkas kepada yang meminta"), DUTY, PERIODS["salinan"], ALONE, Route.ASK,
    (
        Table("directory.Export", "nip", hidden=frozenset({"query"}), clock="asked_at"),
        Table("privacy.DataCopy", "nip", clock="asked_at"),
    ),
    page="/data-saya/",
)  # fmt: skip
SIASN = Holding(
    "siasn", _("Pembacaan SIASN"),
    _("Isi catatan nasional tentang Anda ketika terakhir dibaca, dan perbedaan yang sudah diputuskan petugas"),
    _("Menyamakan catatan daerah dengan catatan nasional"), "UU 27/2022 ps. 20 (2) c; UU 20/2023", PERIODS["siasn"],
    OFFICERS, Route.ASK,
    (
        Table("siasn.Reading", OF, clock="read_at"),
        Table("siasn.Wish", OF, clock="ended_at"),
        Table("siasn.Settled", OF, period="usulan"),
    ),
)  # fmt: skip
MESSAGES = Holding(
    "kiriman", _("Kiriman ke sistem lain"),
    _("Peristiwa mana yang dikirim ke sistem mana dan hasilnya, serta pekerjaan yang sudah selesai di antrean"),
    _("Memastikan sistem lain diberi tahu"), DUTY, PERIODS["kiriman"], _("Admin sistem"), Route.ASK,
    (Table("webhooks.Delivery", clock="at", counted=False),),
)  # fmt: skip
REQUESTS = Holding(
    "koreksi", _("Permintaan perbaikan data"),
    _("Apa yang menurut Anda salah, dan jawaban petugas"),
    _("Memenuhi hak Anda memperbaiki data"), "UU 27/2022 ps. 6, 30", PERIODS["koreksi"], OFFICERS, Route.NONE,
    (
        Table("privacy.CorrectionAnswer", "request__nip", clock="at"),
        Table(
            "privacy.CorrectionRequest", "nip", hidden=frozenset({"token"}), clock="at",
            only={"answer__isnull": True, "at__isnull": False},
        ),
    ),
    page="/data-saya/",
)  # fmt: skip

TRACES = (ACCOUNT, SIGN_INS, NOTICES, DUTIES, LOG, UPLOADS, EXPORTS, SIASN, MESSAGES, REQUESTS)
