"""The columns of the questionnaire on behaviour: what each side answered about a value, and what it comes to."""

from __future__ import annotations

import polars as pl

from sembilan.terms.berakhlak import Nilai
from sembilan.terms.column import Area, Col, Frame, Unit
from sembilan.terms.frames.person import NIP
from sembilan.terms.rating import RATING_LABELS, RATING_LABELS_EN

NILAI_LABELS = {int(one): one.label for one in Nilai}


def _sum(name: str, title: str, says: str) -> Col:
    return Col(name, pl.Int32, Unit.COUNT, title, says, low=0, high=1_000_000)


MONTH = Frame(
    area="behaviour",
    grain="month",
    key=("nip",),
    columns=(
        NIP,
        _sum("peers_raters", "Rekan yang menjawab", "How many peers answered."),
        _sum("served_raters", "Yang dilayani yang menjawab", "How many of the served answered."),
    ),
)
SEEN = Frame(
    area="behaviour",
    grain="seen",
    key=("nip", "value"),
    parent="month",
    columns=(
        NIP,
        Col("value", pl.Int8, Unit.CODE, "Nilai BerAKHLAK", "The value that was asked about.", labels=NILAI_LABELS),
        _sum("superior_sum", "Jumlah dari atasan", "The superior's answers, 1 to 5, added up."),
        _sum("superior_count", "Jawaban atasan", "How many of them there are, without tidak tahu."),
        _sum("peers_sum", "Jumlah dari rekan", "The peers' answers, 1 to 5, added up."),
        _sum("peers_count", "Jawaban rekan", "How many of them there are, without tidak tahu."),
        _sum("served_sum", "Jumlah dari yang dilayani", "The answers of the served, 1 to 5, added up."),
        _sum("served_count", "Jawaban yang dilayani", "How many of them there are, without tidak tahu."),
    ),
)
PEERS_SHOWN = Col("peers_shown", pl.Boolean, Unit.FLAG, "Jawaban rekan ditampilkan", "Whether enough peers answered.")
SERVED_SHOWN = Col(
    "served_shown", pl.Boolean, Unit.FLAG, "Jawaban yang dilayani ditampilkan", "Whether enough of the served answered."
)
OVERALL = Col(
    "overall", pl.Int64, Unit.SCORE, "Rata-rata perilaku", "The mean of the seven values, 1,00 to 5,00.", nullable=True
)
SUGGESTED = Col(
    "suggested", pl.Int64, Unit.CODE, "Saran rating perilaku", "What the questionnaire suggests; the penilai decides.",
    nullable=True, labels=RATING_LABELS, labels_en=RATING_LABELS_EN,
)  # fmt: skip

AREA = Area(
    name="behaviour",
    inputs={"month": MONTH, "seen": SEEN},
    results=(NIP, PEERS_SHOWN, SERVED_SHOWN, OVERALL, SUGGESTED),
)
