"""The columns talent reads about an employee, and the place in the nine-box it gives."""

from __future__ import annotations

import polars as pl

from sembilan.terms.column import Area, Col, Frame, Unit
from sembilan.terms.education import EDUCATION_LABELS
from sembilan.terms.frames.person import NIP, PREDIKAT, sanctions
from sembilan.terms.rating import LEVEL_LABELS, LEVEL_LABELS_EN, RATING_LABELS, RATING_LABELS_EN

MONTH = Frame(
    area="talent",
    grain="month",
    key=("nip",),
    columns=(
        NIP,
        PREDIKAT,
        Col(
            "education",
            pl.Int16,
            Unit.CODE,
            "Tingkat pendidikan",
            "Highest level of formal education, as coded by SIASN.",
            nullable=True,
            low=5,
            high=50,
            labels=EDUCATION_LABELS,
        ),
        Col(
            "post_since",
            pl.Date,
            Unit.DATE,
            "TMT jabatan",
            "The day the employee took up the present post.",
            nullable=True,
        ),
    ),
)


def points(name: str, title: str, says: str, *, nullable: bool) -> Col:
    """A score between 0 and 100, in hundredths of a point."""
    return Col(name, pl.Int32, Unit.SCORE, title, says, nullable=nullable, low=0, high=10_000)


ASSESSMENT = Frame(
    area="talent",
    grain="assessment",
    key=("nip", "assessed_on"),
    parent="month",
    columns=(
        NIP,
        Col("assessed_on", pl.Date, Unit.DATE, "Tanggal asesmen", "The day of the assessment."),
        points("assessed_jpm", "JPM asesmen", "Job person match of this assessment.", nullable=False),
        points("assessed_potensi", "Potensi asesmen", "Score for potential of this assessment.", nullable=False),
    ),
)

TRAINING = Frame(
    area="talent",
    grain="training",
    key=("nip", "jp", "finished_on"),
    parent="month",
    unique=False,
    columns=(
        NIP,
        Col(
            "jp",
            pl.Int16,
            Unit.COUNT,
            "JP",
            "Hours of training, counted as jam pelajaran.",
            low=0,
            high=5_000,
        ),
        Col("finished_on", pl.Date, Unit.DATE, "Tanggal selesai", "The day the training was finished."),
    ),
)

AREA = Area(
    name="talent",
    inputs={"month": MONTH, "sanction": sanctions("talent"), "assessment": ASSESSMENT, "training": TRAINING},
    results=(
        NIP,
        Col(
            "kinerja",
            pl.Int8,
            Unit.CODE,
            "Kinerja",
            "The kinerja axis of the nine-box.",
            nullable=True,
            low=1,
            high=3,
            labels=RATING_LABELS,
            labels_en=RATING_LABELS_EN,
        ),
        points("jpm", "JPM", "Job person match of the assessment in force.", nullable=True),
        points("potensi", "Potensi", "Score for potential of the assessment in force.", nullable=True),
        points(
            "rekam_jejak",
            "Rekam jejak",
            "Education, training, experience and integrity together.",
            nullable=False,
        ),
        points("potensial", "Potensial", "The potensial axis of the nine-box as a score.", nullable=True),
        Col(
            "potensial_level",
            pl.Int8,
            Unit.CODE,
            "Tingkat potensial",
            "The potensial axis of the nine-box as a level.",
            nullable=True,
            low=1,
            high=3,
            labels=LEVEL_LABELS,
            labels_en=LEVEL_LABELS_EN,
        ),
        Col(
            "kotak",
            pl.Int8,
            Unit.CODE,
            "Kotak",
            "Place in the nine-box, 1 to 9; nothing when not mapped.",
            nullable=True,
            low=1,
            high=9,
        ),
    ),
)
