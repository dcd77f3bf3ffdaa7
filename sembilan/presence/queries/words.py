"""What a person reads of her press: what was recorded, why, and what to do."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sembilan.presence.queries.days import Day
from sembilan.presence.queries.known import Taken
from sembilan.terms.frames.attendance import Excused, Meaning
from sembilan.web.templatetags.say import clock

REFUSED = 2
A_DAY = 1_440
FAR = 2_000  # metres from which a distance is told in kilometres
TONES = ("good", "warn", "bad")
NAMES = {
    Meaning.DATANG: gettext_lazy("Datang"),
    Meaning.PULANG: gettext_lazy("Pulang"),
    Meaning.ISTIRAHAT: gettext_lazy("Istirahat"),
    Meaning.KEMBALI: gettext_lazy("Kembali bekerja"),
}
# In the order of weight; what is filled in is the number of the reason.
REASONS = {
    "outside": gettext_lazy("Posisi Anda %(n)s m di luar lokasi presensi."),
    "ended": gettext_lazy("Telepon ini sudah tidak terdaftar untuk Anda. Daftarkan lagi di halaman Telepon saya."),
    "no_position": gettext_lazy("Telepon tidak memberi posisi. Nyalakan lokasi lalu tekan lagi."),
    "no_place": gettext_lazy("Lokasi presensi Anda belum dapat diperiksa. Hubungi pengelola kepegawaian unit."),
    "accuracy_odd": gettext_lazy("Ketelitian posisi janggal (%(n)s m). Tunggu sebentar di tempat terbuka."),
    "speed": gettext_lazy("Jarak dari ketukan sebelumnya janggal (%(n)s km/jam)."),
    "shared": gettext_lazy("Telepon ini dipakai orang lain hari ini (%(n)s orang)."),
    "clock": gettext_lazy("Jam telepon Anda selisih %(n)s detik. Setel waktu otomatis."),
    "gap": gettext_lazy("Jam telepon berubah sejak tombol ditekan. Setel waktu otomatis."),
    "late": gettext_lazy("Pesan baru sampai %(n)s menit setelah tombol ditekan."),
    "inactive": gettext_lazy("Telepon baru ini aktif %(n)s jam lagi, atau bila pengelola menyetujuinya."),
    "code": gettext_lazy("Kode pintu kosong atau tidak cocok. Pindai kode di pintu lalu tekan lagi."),
    "photo": gettext_lazy("Ketukan ini tanpa foto."),
    "free": gettext_lazy("Hari ini bukan hari kerja Anda."),
    "waits": gettext_lazy("Ketukan menunggu persetujuan atasan."),
}


@dataclass(frozen=True, slots=True)
class Spoken:
    """What is needed besides the press to speak of it."""

    zone: ZoneInfo
    place: str
    day: Day


def answer(press: Taken, spoken: Spoken) -> dict[str, Any]:
    """The answer for one press, new or old: always what was decided the first time."""
    local = press.at.astimezone(spoken.zone)
    return {
        "id": str(press.id),
        "decision": press.decision,
        "at": local.isoformat(timespec="seconds"),
        "title": _title(press, clock(local)),
        "sentences": _sentences(press, spoken, local),
        "tone": TONES[press.decision],
    }


def unsigned(pressed: str, at: dt.datetime, why: str) -> dict[str, Any]:
    """The answer for a press that cannot be stored."""
    return {
        "id": pressed,
        "decision": REFUSED,
        "at": at.isoformat(timespec="seconds"),
        "title": _("Ketukan ditolak"),
        "sentences": [why],
        "tone": TONES[REFUSED],
    }


def _title(press: Taken, at: str) -> str:
    said = {"what": NAMES[Meaning(press.meaning)], "clock": at}
    if press.decision == REFUSED:
        return _("%(what)s %(clock)s ditolak") % said
    if "double" in press.reasons:
        return _("%(what)s sudah tercatat %(clock)s") % said
    if "waits" in press.reasons:
        return _("%(what)s %(clock)s menunggu") % said
    return _("%(what)s tercatat %(clock)s") % said


def _sentences(press: Taken, spoken: Spoken, local: dt.datetime) -> list[str]:
    said = [] if press.decision == REFUSED else [_recorded(press, spoken, local), *_hour(press, spoken.day)]
    if press.reasons.get("leave"):
        dinas = press.reasons["leave"] == Excused.DINAS
        said.append(_("Hari ini Anda dinas luar.") if dinas else _("Hari ini Anda cuti."))
    said += [_reason(name, press.reasons[name]) for name in REASONS if name in press.reasons]
    if press.decision == REFUSED:
        said.append(_("Tekan lagi di lokasi presensi; bila keliru, ajukan perbaikan dan atasan dapat menghitungnya."))
    return said


def _reason(name: str, number: int) -> str:
    if name == "outside" and number >= FAR:
        return _("Posisi Anda %(n)s km di luar lokasi presensi.") % {"n": round(number / 1000)}
    return str(REASONS[name]) % {"n": number}


def _recorded(press: Taken, spoken: Spoken, local: dt.datetime) -> str:
    said = {"what": NAMES[Meaning(press.meaning)], "clock": clock(local), "place": spoken.place}
    if spoken.place:
        return _("%(what)s tercatat pukul %(clock)s di %(place)s.") % said
    return _("%(what)s tercatat pukul %(clock)s.") % said


def _hour(press: Taken, day: Day) -> list[str]:
    if day.is_free:
        return []
    if press.meaning == Meaning.DATANG and day.starts is not None:
        return [_("Jam masuk %(hour)s.") % {"hour": clock(day.starts % A_DAY)}]
    if press.meaning == Meaning.PULANG and day.ends is not None:
        return [_("Jam pulang %(hour)s.") % {"hour": clock(day.ends % A_DAY)}]
    return []
