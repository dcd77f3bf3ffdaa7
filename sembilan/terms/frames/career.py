"""The columns a career is judged by, and what falls due for each employee: KGB, pangkat, pension, award, degree."""

from __future__ import annotations

import polars as pl

from sembilan.terms.career import (
    ESELON_LABELS,
    GOLONGAN_LABELS,
    KIND_LABELS,
    POST_LABELS,
    SATYA_LABELS,
    STATUS_LABELS,
)
from sembilan.terms.column import Area, Col, Frame, Unit
from sembilan.terms.education import EDUCATION_LABELS
from sembilan.terms.frames.career_results import RESULTS
from sembilan.terms.frames.person import NIP, sanctions
from sembilan.terms.predikat import PREDIKAT_LABELS

MONTH = Frame(
    area="career",
    grain="month",
    key=("nip",),
    columns=(
        NIP,
        Col("kind", pl.Int8, Unit.CODE, "Jenis pegawai", "PNS, CPNS or PPPK.", labels=KIND_LABELS),
        Col(
            "status",
            pl.Int8,
            Unit.CODE,
            "Status kepegawaian",
            "Active, on leave outside the state's account (CLTN), or another status.",
            labels=STATUS_LABELS,
        ),
        Col("birth_date", pl.Date, Unit.DATE, "Tanggal lahir", "The day of birth."),
        Col("tmt_cpns", pl.Date, Unit.DATE, "TMT CPNS", "The day service began.", nullable=True),
        Col(
            "golongan",
            pl.Int16,
            Unit.CODE,
            "Golongan",
            "The golongan held on the day; those of PPPK count from 101.",
            nullable=True,
            labels=GOLONGAN_LABELS,
        ),
        Col("golongan_since", pl.Date, Unit.DATE, "TMT golongan", "The day the present golongan began.", nullable=True),
        Col(
            "education",
            pl.Int16,
            Unit.CODE,
            "Tingkat pendidikan",
            "Highest level of formal education, as coded by SIASN.",
            nullable=True,
            labels=EDUCATION_LABELS,
        ),
        Col(
            "post_level",
            pl.Int8,
            Unit.CODE,
            "Jenjang jabatan",
            "The level of the post held; nothing when it cannot be told.",
            nullable=True,
            labels=POST_LABELS,
        ),
        Col("is_teacher", pl.Boolean, Unit.FLAG, "Guru", "Whether the post is that of a teacher."),
        Col(
            "eselon",
            pl.Int8,
            Unit.CODE,
            "Eselon",
            "The eselon of the post; nothing when it is not structural.",
            nullable=True,
            labels=ESELON_LABELS,
        ),
        Col(
            "post_since",
            pl.Date,
            Unit.DATE,
            "TMT jabatan",
            "The day the employee took up the present post.",
            nullable=True,
        ),
        Col(
            "mkg_on",
            pl.Date,
            Unit.DATE,
            "Masa kerja golongan dihitung per",
            "The day for which masa kerja golongan is known.",
            nullable=True,
        ),
        Col(
            "mkg_months",
            pl.Int16,
            Unit.MONTHS,
            "Masa kerja golongan",
            "Masa kerja golongan on that day.",
            nullable=True,
            low=0,
            high=720,
        ),
        Col("kgb_last", pl.Date, Unit.DATE, "TMT KGB terakhir", "The day of the last KGB on record.", nullable=True),
        Col(
            "satya_given",
            pl.Int8,
            Unit.CODE,
            "Satyalancana yang dimiliki",
            "The highest satyalancana on record, in years.",
            labels=SATYA_LABELS,
        ),
        Col(
            "title_level",
            pl.Int16,
            Unit.CODE,
            "Pendidikan belum dicantumkan",
            "Level of the highest education whose degree is not yet recognised.",
            nullable=True,
            labels=EDUCATION_LABELS,
        ),
        Col("title_on", pl.Date, Unit.DATE, "Tanggal lulus", "The day that education was finished.", nullable=True),
        Col(
            "title_proven",
            pl.Boolean,
            Unit.FLAG,
            "Ijazah tercatat",
            "Whether its ijazah number is on record.",
            nullable=True,
        ),
    ),
)

RATING = Frame(
    area="career",
    grain="rating",
    key=("nip", "rated_on"),
    parent="month",
    columns=(
        NIP,
        Col("rated_on", pl.Date, Unit.DATE, "Bulan penilaian", "The last day of the month that was rated."),
        Col(
            "rated",
            pl.Int8,
            Unit.CODE,
            "Predikat bulan itu",
            "The published predikat of that month.",
            low=1,
            high=5,
            labels=PREDIKAT_LABELS,
        ),
    ),
)

CREDIT = Frame(
    area="career",
    grain="credit",
    key=("nip", "credited_on", "credit_milli"),
    parent="month",
    unique=False,
    columns=(
        NIP,
        Col(
            "credited_on",
            pl.Date,
            Unit.DATE,
            "Akhir masa penilaian",
            "The end of the period of the angka kredit, within the present golongan.",
        ),
        Col(
            "credit_milli",
            pl.Int64,
            Unit.COUNT,
            "Angka kredit",
            "Angka kredit of the period, in thousandths.",
            low=0,
            high=10_000_000,
        ),
    ),
)

AREA = Area(
    name="career",
    inputs={"month": MONTH, "sanction": sanctions("career"), "rating": RATING, "credit": CREDIT},
    results=(NIP, MONTH["golongan"], *RESULTS),
)
