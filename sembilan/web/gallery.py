"""Made-up contents for the gallery: nobody in it exists, each state of each component is there once."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.utils.translation import gettext_lazy as _

PER_PAGE = 4


class ExampleForm(forms.Form):
    """A form with every kind of field."""

    nip = forms.CharField(label=_("NIP"), help_text=_("18 angka, tanpa spasi"), min_length=18)
    unor = forms.ChoiceField(label=_("Unit kerja"), choices=[("1", "BKPSDM"), ("2", "Dinas Kesehatan")])
    note = forms.CharField(label=_("Catatan"), required=False, widget=forms.Textarea(attrs={"rows": 3}))
    is_agreed = forms.BooleanField(label=_("Saya sudah memeriksa ringkasannya"))


def context(page: str) -> dict[str, Any]:
    """Everything the gallery shows."""
    return {
        "steps": _STEPS,
        "parts": _PARTS,
        "days": _days(),
        "buckets": _buckets(),
        "boxes": _boxes("/gallery/?kotak="),
        "still_boxes": _boxes(""),
        "empty_form": ExampleForm(),
        "wrong_form": ExampleForm({"nip": "123", "unor": "2"}),
        "people": _PEOPLE,
        "page": Paginator(range(1, 11), PER_PAGE).get_page(page),
        "run_steps": _RUN_STEPS,
        "failed_steps": [{"title": _("Potret"), "state": "done"}, {"title": _("Periksa"), "state": "failed"}],
        "quarters": [80, 90, 85, 92, 88, 94, 96, 97],
        "timeline": _TIMELINE,
        "deadline": dt.date(2026, 11, 5),
        "tones": ["good", "warn", "bad", "info"],
    }


_STEPS = [
    {
        "title": "Pagu kelas 9",
        "text": "5.532.975 × (100% + 25% beban kerja)",
        "law": "Kepmendagri 900-4700/2020",
        "note": "angka daerah 2026",
        "amount": "Rp 6.916.219",
    },
    {
        "title": "Produktivitas 96,0%",
        "text": "aktivitas 5.796 dari 6.300 menit efektif → 92,0%; predikat Baik → 100%; rata-rata 96,0%",
        "law": "Paket aturan nasional 2026.2",
        "amount": "60% × 96,0%",
    },
    {
        "title": "Disiplin 95,25%",
        "text": "1× terlambat 1–30 menit (−0,5%), 1× terlambat 61–90 menit (−1,25%), 1 hari tanpa keterangan (−3%)",
        "law": "PP 94/2021",
        "note": "tabel potongan daerah",
        "amount": "40% × 95,25%",
    },
    {
        "title": "Tunjangan bruto",
        "text": "6.916.219 × (57,6% + 38,1%), dibulatkan",
        "amount": "Rp 6.618.822",
        "result": True,
    },
]
_PARTS = [
    {"label": "Produktivitas", "value": 5760, "text": "57,6%", "tone": 1},
    {"label": "Disiplin", "value": 3810, "text": "38,1%", "tone": 2},
    {"label": "Tidak diterima", "value": 430, "text": "4,3%", "tone": "rest"},
]
_PEOPLE = [
    {"name": "Euis Contoh, S.Sos.", "post": "Analis SDM Aparatur Ahli Muda · BKPSDM", "potensial": 9140, "since": 1},
    {"name": "Fajar Contoh, S.T.", "post": "Kepala Bidang I · Dinas Kominfo", "potensial": 8872, "since": 0},
    {"name": "dr. Rangga Contoh", "post": "Dokter Ahli Muda · Puskesmas Kecamatan 3", "potensial": 8490, "since": -2},
]
_RUN_STEPS = [
    {"title": _("Potret"), "state": "done", "note": "0,8 s"},
    {"title": _("Periksa"), "state": "done", "note": "0,1 s"},
    {"title": _("Hitung"), "state": "now"},
    {"title": _("Simpan"), "state": "todo"},
]
_STATES = {
    7: ("warn", "T", _("terlambat"), "07.41–16.20"),
    15: ("warn", "T", _("terlambat"), "08.35–16.05"),
    22: ("bad", "TK", _("tanpa keterangan"), ""),
    27: ("info", "C", _("cuti"), ""),
    28: ("info", "C", _("cuti"), ""),
}
SATURDAY = 5


_TIMELINE = {
    "height": 110,
    "ticks": [{"x": "30%", "label": "2020"}, {"x": "70%", "label": "2025"}],
    "lanes": [
        {
            "title": _("Golongan"),
            "top": 0,
            "pieces": [
                {"label": "III/a", "x": "10%", "width": "40%", "is_point": False, "is_now": False,
                 "since": dt.date(2017, 4, 1), "until": dt.date(2021, 4, 1)},
                {"label": "III/b", "x": "50%", "width": "50%", "is_point": False, "is_now": True,
                 "since": dt.date(2021, 4, 1), "until": None},
            ],
        },
        {
            "title": _("Pendidikan"),
            "top": 48,
            "pieces": [
                {"label": "S1", "x": "5%", "width": "20%", "is_point": True, "is_now": False,
                 "since": dt.date(2016, 8, 1), "until": None},
            ],
        },
    ],
}  # fmt: skip


def _days() -> list[dict[str, Any]]:
    """October 2026 of an invented person."""
    days = []
    for number in range(1, 32):
        date = dt.date(2026, 10, number)
        free = ("off", "", _("libur"), "")
        usual = free if date.weekday() >= SATURDAY else ("good", "✓", _("hadir"), "07.12–16.41")
        tone, mark, label, text = _STATES.get(number, usual)
        days.append({"date": date, "tone": tone, "mark": mark, "label": label, "text": text})
    return days


def _buckets() -> list[dict[str, Any]]:
    """Shares of the most one may receive, in steps of four per cent."""
    counts = (4, 6, 0, 14, 24, 40, 66, 90, 172, 248, 530, 818, 910, 206, 55)
    return [
        {"label": f"{40 + 4 * place}–{44 + 4 * place}%", "count": count, "highlighted": place == counts.index(910)}
        for place, count in enumerate(counts)
    ]


def _boxes(url: str) -> list[dict[str, Any]]:
    """Nine boxes of 2.557 people."""
    rows = (
        (9, 47, 184, _("dipromosikan dan dipertahankan; rencana suksesi; penghargaan")),
        (8, 188, 735, _("dipertahankan; rencana suksesi; rotasi; bimbingan kinerja")),
        (7, 212, 829, _("dipertahankan; rencana suksesi; pengembangan kompetensi; tugas belajar")),
        (6, 61, 239, _("penempatan yang sesuai; bimbingan dan konseling kinerja")),
        (5, 1204, 4709, _("penempatan yang sesuai; bimbingan kinerja; pengembangan kompetensi")),
        (4, 139, 544, _("rotasi; pengembangan kompetensi")),
        (3, 266, 1040, _("bimbingan dan konseling kinerja; pengembangan kompetensi")),
        (2, 402, 1572, _("bimbingan kinerja; pengembangan kompetensi; penempatan yang sesuai")),
        (1, 38, 149, _("diproses sesuai ketentuan peraturan perundang-undangan")),
    )
    return [
        {"number": n, "count": count, "share_bp": bp, "action": action, "url": f"{url}{n}" if url else ""}
        for n, count, bp, action in rows
    ]
