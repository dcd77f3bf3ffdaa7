"""The invented people in the column order of the national personnel export."""

from __future__ import annotations

import polars as pl

from sembilan.exchange.sample.chance import Dice, chosen
from sembilan.exchange.sample.names import BELIEFS, DEGREES, EDUCATION, FAMILY, MARRIAGES, MEN, PLACES, WOMEN
from sembilan.exchange.sample.organs import KINDS

COLUMNS = (
    *("PNS ID", "NIP BARU", "NIP LAMA", "NAMA", "GELAR DEPAN", "GELAR BELAKANG", "TEMPAT LAHIR NAMA", "TANGGAL LAHIR"),
    *("JENIS KELAMIN", "AGAMA NAMA", "JENIS KAWIN NAMA", "NOMOR HP", "EMAIL", "NPWP NOMOR", "JENIS PEGAWAI NAMA"),
    *("KEDUDUKAN HUKUM NAMA", "STATUS CPNS PNS", "TMT CPNS", "TMT PNS", "GOL AWAL NAMA", "GOL AKHIR NAMA"),
    *("TMT GOLONGAN", "MK TAHUN", "MK BULAN", "JENIS JABATAN NAMA", "JABATAN ID", "JABATAN NAMA", "TMT JABATAN"),
    *("TINGKAT PENDIDIKAN ID", "TINGKAT PENDIDIKAN NAMA", "PENDIDIKAN NAMA", "TAHUN LULUS", "UNOR ID", "UNOR NAMA"),
    "INSTANSI KERJA NAMA",
)
NOTHING = pl.lit("")
SARJANA = 2  # from this place in the list of education on there is a degree behind the name


def export(people: pl.DataFrame, dice: Dice, kode: str, region: str, year: int) -> pl.DataFrame:
    """One row a person, the national columns in their order."""
    columns = [*_person(dice, kode), *_service(region, year)]
    return people.select(column.alias(name) for name, column in zip(COLUMNS, columns, strict=True))


def _person(dice: Dice, kode: str) -> list[pl.Expr]:
    """Who it is, up to the tax number."""
    number = (pl.col("k") + 1).cast(pl.String)
    return [
        pl.lit(kode.replace(".", "") + "-") + number.str.zfill(6),
        pl.col("nip"),
        NOTHING,
        _name(dice),
        pl.when(pl.col("education") == len(EDUCATION) - 1).then(pl.lit("Dr.")).otherwise(NOTHING),
        _degree(dice),
        dice.pick("birthplace", PLACES),
        day("birth"),
        chosen(("M", "F"), pl.col("sex") - 1),
        dice.pick("belief", BELIEFS),
        dice.pick("marriage", MARRIAGES),
        pl.lit("08000") + number.str.zfill(7),
        pl.lit("pegawai") + number + "@contoh.invalid",
        NOTHING,
    ]


def _service(region: str, year: int) -> list[pl.Expr]:
    """What the person is in the service, from the kind of employee on."""
    served = 12 * (year - pl.col("tmt_year")) + 1 - pl.col("tmt_month")
    age = pl.lit(pl.Series([usual for *_, usual in EDUCATION], dtype=pl.Int32)).gather(pl.col("education"))
    return [
        pl.when("is_pppk").then(pl.lit("PPPK")).otherwise(pl.lit("PNS Daerah")),
        pl.lit("Aktif"),
        pl.when("is_pppk").then(NOTHING).when("is_cpns").then(pl.lit("C")).otherwise(pl.lit("P")),
        day("tmt"),
        pl.when(pl.col("is_pppk") | pl.col("is_cpns"))
        .then(NOTHING)
        .otherwise(pl.col("tmt").dt.offset_by("1y").dt.strftime("%d-%m-%Y")),
        pl.col("golongan_first"),
        pl.col("golongan"),
        day("golongan_since"),
        served // 12,
        served % 12,
        pl.col("kind").replace_strict(KINDS),
        pl.col("jabatan_id"),
        pl.col("jabatan"),
        day("post_since"),
        chosen([code for code, *_ in EDUCATION], pl.col("education")),
        chosen([word for _, word, *_ in EDUCATION], pl.col("education")),
        NOTHING,
        pl.col("birth").dt.year() + age,
        pl.col("unor_id"),
        pl.col("unor"),
        pl.lit(f"Pemerintah {region}"),
    ]


def day(name: str) -> pl.Expr:
    """A date as the exports write it, day first."""
    return pl.col(name).dt.strftime("%d-%m-%Y")


def _name(dice: Dice) -> pl.Expr:
    given = pl.when(pl.col("sex") == 1).then(dice.pick("man", MEN)).otherwise(dice.pick("woman", WOMEN))
    middle = pl.when(pl.col("sex") == 1).then(dice.pick("man 2", MEN)).otherwise(dice.pick("woman 2", WOMEN))
    two = pl.when(dice.happens("middle name", 2_500) & (middle != given)).then(pl.lit(" ") + middle).otherwise(NOTHING)
    return given + two + " " + dice.pick("family", FAMILY)


def _degree(dice: Dice) -> pl.Expr:
    degree = NOTHING
    for flavor, choices in DEGREES.items():
        degree = pl.when(pl.col("flavor") == flavor).then(dice.pick(f"degree {flavor}", choices)).otherwise(degree)
    master = pl.when(pl.col("education") > SARJANA).then(pl.lit(", M.Si.")).otherwise(NOTHING)
    diploma = pl.when(pl.col("education") == SARJANA - 1).then(pl.lit("A.Md.")).otherwise(NOTHING)
    return pl.when(pl.col("education") >= SARJANA).then(degree + master).otherwise(diploma)
