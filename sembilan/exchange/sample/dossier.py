"""What stands in the files of invented people: education, ranks, posts, KGB, family, awards, personal data, Plt/Plh.

All of it follows from who the person is, so that it agrees with the personnel export; drawn from names of its own.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

import polars as pl

from sembilan.exchange.sample.chance import Dice, chosen
from sembilan.exchange.sample.export import day
from sembilan.exchange.sample.forms import Form
from sembilan.exchange.sample.names import EDUCATION, FAMILY, MARRIAGES, MEN, PLACES, SUNGAI, WOMEN
from sembilan.exchange.sample.organs import POSTS
from sembilan.terms.golongan import PNS
from sembilan.terms.month import Month

FORMS: Mapping[str, Form] = {
    "education": Form("riwayat_pendidikan.csv", (
        "NIP", "TINGKAT PENDIDIKAN", "PROGRAM STUDI", "NAMA SEKOLAH", "TAHUN LULUS", "NOMOR IJAZAH")),
    "golongan": Form("riwayat_golongan.csv", (
        "NIP", "GOLONGAN", "TMT GOLONGAN", "JENIS KP", "MK TAHUN", "MK BULAN", "NOMOR SK", "TANGGAL SK")),
    "post": Form("riwayat_jabatan.csv", ("NIP", "KODE JABATAN", "TMT JABATAN", "NOMOR SK", "TANGGAL SK")),
    "kgb": Form("kgb.csv", (
        "NIP", "TMT KGB", "GOLONGAN", "MK TAHUN", "MK BULAN", "GAJI POKOK", "NOMOR SK", "TANGGAL SK")),
    "family": Form("keluarga.csv", (
        "NIP", "HUBUNGAN", "NAMA KELUARGA", "TEMPAT LAHIR", "TANGGAL LAHIR", "PEKERJAAN", "MASUK TUNJANGAN")),
    "award": Form("penghargaan.csv", ("NIP", "NAMA PENGHARGAAN", "TANGGAL PENGHARGAAN", "NOMOR SK")),
    "personal": Form("data_pribadi.csv", (
        "NIP", "NIK", "ALAMAT", "KODE POS", "NPWP", "BPJS", "KARPEG", "BANK", "NOMOR REKENING")),
    "acting": Form("plt_plh.csv", ("NIP", "JENIS PENUGASAN", "UNOR ID", "MULAI", "SAMPAI", "NOMOR SK")),
}  # fmt: skip
LADDER = [name for name, _, _ in PNS]
# gaji pokok at no masa kerja, in hundreds of rupiah; each two years add 3.15 per cent
PAY = (16857, 18408, 19187, 19999, 21840, 23850, 24859, 25911, 27857, 29036, 30264, 31544, 32878, 34269, 35719, 37230,
       38804)  # fmt: skip
STUDIES = {"office": ("Administrasi Publik", "Ilmu Hukum", "Akuntansi", "Informatika"),
           "school": ("Pendidikan Guru", "Pendidikan Matematika", "Pendidikan Bahasa"),
           "health": ("Keperawatan", "Kesehatan Masyarakat", "Farmasi")}  # fmt: skip
JOBS = ("Mengurus rumah tangga", "Wiraswasta", "Karyawan swasta", "Guru", "Pedagang")
AWARDS = ((10, 6_000), (20, 5_000), (30, 4_000))
MARRIED, CHILDREN = "Menikah", 3


def dossier(people: pl.DataFrame, posts: pl.DataFrame, dice: Dice, month: Month, year: int) -> dict[str, pl.DataFrame]:
    """Every list of one block of people, in the columns of its form."""
    civil = people.filter(~pl.col("is_pppk"))
    return {
        "education": education(people, dice),
        "golongan": golongan(civil, year),
        "post": held_posts(civil, posts, dice),
        "kgb": kgb(civil, month),
        "family": family(people, dice),
        "award": awards(civil, dice, month),
        "personal": personal(people, dice),
        "acting": acting(people, month),
    }


def education(people: pl.DataFrame, dice: Dice) -> pl.DataFrame:
    """School, then every degree up to the highest."""
    study = pl.lit("")
    for flavor, choices in STUDIES.items():
        study = pl.when(pl.col("flavor") == flavor).then(dice.pick(f"study {flavor}", choices)).otherwise(study)
    parts = []
    for place, (_, word, _, age) in enumerate(EDUCATION):
        had = people.filter((pl.col("education") == place) if place in (1, 0) else pl.col("education") >= place)
        had = people if place == 0 else had
        school = dice.pick(f"school {place}", [f"{'SMA Negeri' if not place else 'Universitas'} {s}" for s in SUNGAI])
        graduated = pl.col("birth").dt.year() + age
        number = pl.lit(f"DN-{place}/") + (pl.col("k") + 1).cast(pl.String)
        field = pl.lit("IPA") if place == 0 else study
        parts.append(had.select("nip", pl.lit(word).alias("level"), field.alias("study"), school.alias("school"),
                                graduated.alias("year"), number.alias("number")))  # fmt: skip
    return pl.concat(parts)


def golongan(people: pl.DataFrame, year: int) -> pl.DataFrame:
    """From the golongan of appointment to that of today, evenly spread; the last as the export says it."""
    rung = {name: place for place, name in enumerate(LADDER)}
    steps = (pl.col("last") - pl.col("first")).cast(pl.Int64)
    rows = (
        people.with_columns(first=pl.col("golongan_first").replace_strict(rung),
                            last=pl.col("golongan").replace_strict(rung), months=_months("tmt", "golongan_since"))
        .with_columns(turn=pl.int_ranges(0, steps + 1))
        .explode("turn")
        .filter((pl.col("turn") == 0) | (pl.col("turn") == steps) | (pl.col("months") >= 12 * steps))
        .with_columns(at=pl.when(steps > 0).then(pl.col("months") * pl.col("turn") // steps).otherwise(0))
    )  # fmt: skip
    is_last = pl.col("turn") == steps
    served = 12 * (year - pl.col("tmt_year")) + 1 - pl.col("tmt_month")
    since = pl.when(is_last).then("golongan_since").otherwise(_later("tmt", "at"))
    counted = pl.when(is_last).then(served).otherwise("at")
    kind = pl.when(pl.col("turn") == 0).then(pl.lit("CPNS")).otherwise(pl.lit("Reguler"))
    name = chosen(LADDER, pl.col("first") + pl.col("turn"))
    told = rows.with_columns(name=name, since=since, kind=kind, counted=counted).unique(
        ["nip", "since"], keep="last", maintain_order=True
    )
    return told.select("nip", "name", day("since").alias("tmt"), "kind", years=pl.col("counted") // 12,
                       months=pl.col("counted") % 12, sk=_sk("823", "since"), on=day("since"))  # fmt: skip


def held_posts(people: pl.DataFrame, posts: pl.DataFrame, dice: Dice) -> pl.DataFrame:
    """A plain post at the start for those who came to theirs later, and the one of today."""
    plain = [name for name, kind, _, places in POSTS if kind == "Pelaksana" and "office" in places]
    ids = posts.filter(pl.col("jabatan").is_in(plain))["jabatan_id"].to_list()
    early = people.filter(_months("tmt", "post_since") > 36).with_columns(post_since="tmt")
    early = early.with_columns(jabatan_id=dice.pick("first post", ids))
    return pl.concat(
        part.select("nip", "jabatan_id", day("post_since").alias("tmt"), sk=_sk("821", "post_since"),
                    on=day("post_since"))
        for part in (early, people)
    )  # fmt: skip


def kgb(people: pl.DataFrame, month: Month) -> pl.DataFrame:
    """The last three rises, every two years from the start of service."""
    rung = {name: place for place, name in enumerate(LADDER)}
    served = pl.lit(month.year).cast(pl.Int32) - pl.col("tmt_year") - (pl.col("tmt_month") > month.month).cast(pl.Int32)
    parts = []
    for turn in range(3):
        rows = people.with_columns(mk=((served // 2 - turn) * 2)).filter(pl.col("mk") >= 2)
        rows = rows.with_columns(at=pl.col("tmt").dt.offset_by(pl.col("mk").cast(pl.String) + "y"))
        was = pl.col("golongan").replace_strict(rung) - (pl.col("at") < pl.col("golongan_since")).cast(pl.Int32)
        rows = rows.with_columns(rung=pl.max_horizontal(was, pl.col("golongan_first").replace_strict(rung)))
        pay = chosen_number(PAY, pl.col("rung")) * (pl.lit(1.0315) ** (pl.col("mk") / 2))
        parts.append(rows.select("nip", day("at").alias("tmt"), chosen(LADDER, pl.col("rung")).alias("golongan"), "mk",
                                 pl.lit(0).alias("months"), (pay.ceil().cast(pl.Int64) * 100).alias("pay"),
                                 sk=_sk("822", "at"), on=day("at")))  # fmt: skip
    return pl.concat(parts)


def family(people: pl.DataFrame, dice: Dice) -> pl.DataFrame:
    """A spouse and some children of those who are married."""
    married = people.filter(dice.pick("marriage", MARRIAGES) == MARRIED)
    is_man = pl.col("sex") == 1
    other = pl.when(is_man).then(dice.pick("wife", WOMEN)).otherwise(dice.pick("husband", MEN))
    spouse = married.select(
        "nip", pl.when(is_man).then(pl.lit("Istri")).otherwise(pl.lit("Suami")).alias("relation"),
        (other + " " + dice.pick("spouse of", FAMILY)).alias("name"), dice.pick("spouse from", PLACES).alias("from"),
        pl.col("birth").dt.offset_by((dice.below("spouse age", 72) - 36).cast(pl.String) + "mo")
        .dt.strftime("%d-%m-%Y").alias("born"), dice.pick("spouse job", JOBS).alias("job"),
        pl.lit("Ya").alias("counts"),
    )  # fmt: skip
    children = [
        married.filter(dice.below("children", CHILDREN + 1) > turn).select(
            "nip", pl.lit("Anak").alias("relation"),
            (dice.pick(f"child {turn}", (*MEN, *WOMEN)) + " " + dice.pick(f"child of {turn}", FAMILY)).alias("name"),
            dice.pick(f"child from {turn}", PLACES).alias("from"),
            pl.col("birth").dt.offset_by((dice.below(f"child age {turn}", 30) + 288 + 36 * turn).cast(pl.String) + "mo")
            .dt.strftime("%d-%m-%Y").alias("born"), pl.lit("Pelajar").alias("job"),
            pl.lit("Ya" if turn < 2 else "Tidak").alias("counts"),
        )
        for turn in range(CHILDREN)
    ]  # fmt: skip
    return pl.concat([spouse, *children]).unique(["nip", "relation", "name"], keep="first", maintain_order=True)


def awards(people: pl.DataFrame, dice: Dice, month: Month) -> pl.DataFrame:
    """The satyalancana of ten, twenty and thirty years, of many who served so long."""
    parts = []
    for years, often in AWARDS:
        name = f"Satyalancana Karya Satya {years} Tahun"
        rows = people.with_columns(on=pl.date(pl.col("tmt_year") + years + 1, 8, 17))
        rows = rows.filter((pl.col("on") <= month.last) & dice.happens(f"award {years}", often))
        parts.append(rows.select("nip", pl.lit(name).alias("name"), day("on").alias("given"), sk=_sk("TK", "on")))
    return pl.concat(parts)


def personal(people: pl.DataFrame, dice: Dice) -> pl.DataFrame:
    """Numbers and an address that are nobody's."""
    number = (pl.col("k") + 1).cast(pl.String)
    born = pl.col("birth").dt.day() + pl.when(pl.col("sex") == 2).then(40).otherwise(0)
    nik = "990201" + born.cast(pl.String).str.zfill(2) + pl.col("birth").dt.strftime("%m%y") + (
        (pl.col("k") % 9_999 + 1).cast(pl.String).str.zfill(4)
    )  # fmt: skip
    return people.select(
        "nip", nik.alias("nik"),
        ("Jalan Sungai " + dice.pick("street", SUNGAI) + " No. " + (dice.below("house", 200) + 1).cast(pl.String))
        .alias("address"),
        pl.lit("99210").alias("postal"), ("99." + number.str.zfill(9)).alias("npwp"),
        ("0009" + number.str.zfill(9)).alias("bpjs"), ("KP" + number.str.zfill(7)).alias("karpeg"),
        pl.lit("Bank Sembilan").alias("bank"), ("900" + number.str.zfill(8)).alias("account"),
    )  # fmt: skip


def acting(people: pl.DataFrame, month: Month) -> pl.DataFrame:
    """Three leaders of small units stand in for the leader of the next one."""
    leaders = people.filter(pl.col("leads") & (pl.col("eselon") == "IV/a")).sort("unit").head(4)
    if leaders.height < 2:
        return pl.DataFrame(schema=dict.fromkeys(("nip", "kind", "unor_id", "since", "until", "sk"), pl.String))
    first, last = month.first, month.last
    spans = (("Plh", first + dt.timedelta(days=5), first + dt.timedelta(days=11)), ("Plt", first, None),
             ("Plh", last - dt.timedelta(days=6), last))  # fmt: skip
    units = leaders["unor_id"].to_list()
    rows = [
        (nip, kind, unit, f"{since:%d-%m-%Y}", f"{until:%d-%m-%Y}" if until else "", f"824/{place}/{since.year}")
        for place, (nip, unit, (kind, since, until)) in enumerate(zip(leaders["nip"], units[1:], spans), start=1)
    ]
    return pl.DataFrame(rows, schema=["nip", "kind", "unor_id", "since", "until", "sk"], orient="row")


def chosen_number(choices: tuple[int, ...], place: pl.Expr) -> pl.Expr:
    """The numbers at the given places."""
    return pl.lit(pl.Series(choices, dtype=pl.Float64)).gather(place)


def _months(start: str, end: str) -> pl.Expr:
    apart = (pl.col(end).dt.year() - pl.col(start).dt.year()).cast(pl.Int64) * 12
    return apart + pl.col(end).dt.month().cast(pl.Int64) - pl.col(start).dt.month().cast(pl.Int64)


def _later(start: str, months: str) -> pl.Expr:
    return pl.col(start).dt.offset_by(pl.col(months).cast(pl.String) + "mo")


def _sk(sort: str, date: str) -> pl.Expr:
    number = (pl.col("k") + 1).cast(pl.String)
    return (pl.lit(f"{sort}/") + number + "/" + pl.col(date).dt.year().cast(pl.String)).alias("sk")
