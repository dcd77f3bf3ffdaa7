"""The same formulas written by hand in NumPy int64: the bare cost beside which the engine is measured.

Written as somebody would who knows the numbers of the national default and nothing of packs: no names, no law, no
explanation. Rows come in order of their key, which is used wherever it saves a search. Nothing is -1.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Table = Mapping[str, Ints]
NOTHING = -1
MONDAY_OF_1970 = 3  # 1 January 1970 was a Thursday
BAND_1, BAND_2, BAND_3, BAND_4 = 1, 31, 61, 91
WHOLE = 10_000


def whose(nips: Ints, rows: Ints) -> Ints:
    """The place of each row's person, for rows in order of nip."""
    if not len(rows):
        return np.zeros(0, np.int64)
    changed = np.empty(len(rows), bool)
    changed[0] = True
    np.not_equal(rows[1:], rows[:-1], out=changed[1:])
    places = np.searchsorted(nips, rows[changed])
    found: Ints = places[np.cumsum(changed) - 1]
    return found


def half_up(above: Ints, below: int) -> Ints:
    """Division rounded half up."""
    return (2 * above + below) // (2 * below)


def banded(minutes: Ints) -> Ints:
    """0 to 4 by the minutes."""
    return (minutes >= BAND_1).astype(np.int64) + (minutes >= BAND_2) + (minutes >= BAND_3) + (minutes >= BAND_4)


def attendance(month: Table, day: Table, punch: Table, cuti_bersama: Ints) -> dict[str, Ints]:
    """The counts of the month."""
    nips = month["nip"]
    count, first, span = len(nips), int(day["date"][0]), 31
    came = np.full(count * span, NOTHING)
    left = np.full(count * span, NOTHING)
    cell = whose(nips, punch["nip"]) * span + punch["date"] - first
    second = punch["second"]
    morning = np.flatnonzero((second >= 5 * 3600) & (second < 12 * 3600))[::-1]
    came[cell[morning]] = second[morning]  # backwards, so the earliest is written last and stays
    afternoon = np.flatnonzero(second >= 12 * 3600)
    left[cell[afternoon]] = second[afternoon]
    who = whose(nips, day["nip"])
    place = who * span + day["date"] - first
    came, left = came[place], left[place]
    weekday = (day["date"] + MONDAY_OF_1970) % 7
    works = (weekday < 5) & (day["is_holiday"] == 0) & ~np.isin(day["date"], cuti_bersama)
    absent = (came == NOTHING) & (left == NOTHING)
    late = np.maximum((came - 27_000) // 60, 0)
    early = np.maximum((np.where(weekday == 4, 59_400, 57_600) - left) // 60, 0)
    counts = works & (day["excused"] == 0)
    judged = counts & ~absent
    tl = np.where(judged, np.where(came == NOTHING, 4, banded(late)), 0)
    psw = np.where(judged, np.where(left == NOTHING, 4, banded(early)), 0)
    state = np.where(works, np.where(day["excused"] > 0, day["excused"], np.where(absent, 3, 4)), 0)
    states, tls, psws = (
        np.bincount(who * 5 + each, minlength=5 * count).reshape(count, 5) for each in (state, tl, psw)
    )
    named = {"cuti": states[:, 1], "dinas": states[:, 2], "tk": states[:, 3], "hadir": states[:, 4]}
    named |= {f"tl{band}": tls[:, band] for band in range(1, 5)} | {f"psw{band}": psws[:, band] for band in range(1, 5)}
    # A clocking that lacks counts as all the minutes until noon, or from noon on.
    whole = np.where(weekday == 4, 270, 240)
    minutes = {
        "menit_tl": np.where(judged, np.where(came == NOTHING, 270, late), 0),
        "menit_psw": np.where(judged, np.where(left == NOTHING, whole, np.minimum(early, whole)), 0),
    }
    sums = {name: np.bincount(who, weights=each, minlength=count).astype(np.int64) for name, each in minutes.items()}
    none = {name: np.zeros(count, np.int64) for name in ("jeda", "apel", "wfh")}
    return {"hari_kerja": states[:, 1:].sum(axis=1), **named, **sums, **none}


def performance(month: Table) -> dict[str, Ints]:
    """The predikat."""
    table = np.array([[0, 0, 0, 0], [0, 1, 3, 3], [0, 2, 4, 4], [0, 2, 4, 5]])
    return {
        **{name: month[name] for name in ("hasil_kerja", "perilaku")},
        "predikat": table[month["hasil_kerja"], month["perilaku"]],
    }


def running(sanction: Table, month: int) -> NDArray[np.bool_]:
    """Whether each sanction runs; the month is counted from January 1970."""
    elapsed = month - months_of(sanction["tmt"])
    return (elapsed >= 0) & (elapsed < sanction["months"])


def months_of(days: Ints) -> Ints:
    """Months since January 1970."""
    return days.astype("datetime64[D]").astype("datetime64[M]").astype(np.int64)


def allowance(month: Table, sanction: Table, this_month: int, indices: tuple[int, int]) -> dict[str, Ints]:
    """The amounts; the region's three indices come multiplied, as a fraction."""
    tukin, predikat = month["tukin_bpk"], month["predikat"]
    dasar = half_up(tukin * indices[0], indices[1])
    maks = half_up(dasar * (WHOLE + month["beban_kerja_bp"] + month["kondisi_kerja_bp"]), WHOLE)
    norm = (month["hari_kerja"] - month["cuti"] - month["dinas"]) * 300
    reached = np.minimum(month["approved_minutes"] * WHOLE // np.maximum(norm, 1), WHOLE)
    aktivitas = np.where(norm == 0, WHOLE, reached)
    counted = np.array([0, 2_500, 5_000, 7_500, 10_000, 10_000])[np.maximum(predikat, 0)]
    produktivitas = half_up(aktivitas * 5_000 + counted * 5_000, WHOLE)
    cuts = month["tk"] * 300
    for band, cut in enumerate((50, 100, 125, 150), start=1):
        cuts = cuts + (month[f"tl{band}"] + month[f"psw{band}"]) * cut
    disiplin = np.maximum(WHOLE - cuts, 0)
    before = half_up(maks * (produktivitas * 6_000 + disiplin * 4_000), WHOLE * WHOLE)
    cutting = running(sanction, this_month) & (sanction["level"] == 2) & (sanction["cut_bp"] > 0)
    is_cut = np.zeros(len(tukin), bool)
    is_cut[whose(month["nip"], sanction["nip"])[cutting]] = True
    bruto = np.where(is_cut, half_up(before * 7_500, WHOLE), before)
    no_post, unrated = tukin == NOTHING, predikat == NOTHING
    unpaid = no_post | unrated
    return {
        "kelas": month["kelas"],
        "tpp_dasar": np.where(no_post, NOTHING, dasar),
        "tpp_maks": np.where(no_post, NOTHING, maks),
        "aktivitas_bp": aktivitas,
        "predikat_bp": np.where(unrated, NOTHING, counted),
        "produktivitas_bp": np.where(unrated, NOTHING, produktivitas),
        "disiplin_bp": disiplin,
        "potongan_hukdis": np.where(unpaid, NOTHING, before - bruto),
        "tpp_bruto": np.where(unpaid, NOTHING, bruto),
    }


def stepped(values: Ints, edges: tuple[int, ...], scores: tuple[int, ...]) -> Ints:
    """The score of the last edge reached; the first one also for nothing."""
    return np.array(scores)[np.maximum(np.searchsorted(np.array(edges), values, side="right") - 1, 0)]


def talent(
    month: Table, sanction: Table, assessment: Table, training: Table, this_month: int, days: tuple[int, int, int]
) -> dict[str, Ints]:
    """The place in the nine-box; `days` are the first day an assessment counts, a training counts, and the last day."""
    nips, (assessed_from, trained_from, last) = month["nip"], days
    jpm, potensi = (np.full(len(nips), NOTHING) for _ in range(2))
    valid = (assessment["assessed_on"] >= assessed_from) & (assessment["assessed_on"] <= last)
    who = whose(nips, assessment["nip"])[valid]
    jpm[who], potensi[who] = assessment["assessed_jpm"][valid], assessment["assessed_potensi"][valid]
    counts = (training["finished_on"] >= trained_from) & (training["finished_on"] <= last)
    summed = np.concatenate([np.zeros(1, np.int64), np.cumsum(training["jp"] * counts)])
    bounds = [summed[np.searchsorted(training["nip"], nips, side=side)] for side in ("left", "right")]
    hours = bounds[1] - bounds[0]
    rekam_jejak = half_up(
        stepped(month["education"], (5, 30, 35, 45, 50), (6_000, 7_000, 8_000, 9_000, 10_000))
        + stepped(hours, (0, 1, 20, 40), (4_000, 6_000, 8_000, 10_000))
        + stepped(years(month["post_since"], last), (0, 2, 5), (6_000, 8_000, 10_000))
        + integrity(nips, sanction, this_month, last),
        4,
    )
    potensial = half_up(jpm * 4_000 + potensi * 4_000 + rekam_jejak * 2_000, WHOLE)
    level = 1 + (potensial >= 6_000) + (potensial >= 8_000)
    kinerja = np.array([NOTHING, 1, 1, 1, 2, 3])[np.maximum(month["predikat"], 0)]
    boxes = np.array([[0, 0, 0, 0], [0, 1, 3, 6], [0, 2, 5, 8], [0, 4, 7, 9]])
    unassessed = jpm == NOTHING
    unmapped = unassessed | (kinerja == NOTHING)
    return {
        "kinerja": kinerja,
        "jpm": jpm,
        "potensi": potensi,
        "rekam_jejak": rekam_jejak,
        "potensial": np.where(unassessed, NOTHING, potensial),
        "potensial_level": np.where(unassessed, NOTHING, level),
        "kotak": np.where(unmapped, NOTHING, boxes[np.maximum(kinerja, 0), level]),
    }


def years(since: Ints, last: int) -> Ints:
    """Full years from each day to the last; nothing where the day is not known."""
    end = np.array([last], np.int64)
    months = months_of(end)[0] - months_of(since)
    day, last_day = (each - months_start(each) for each in (since, end))
    return np.where(since == NOTHING, NOTHING, (months - (day > last_day)) // 12)


def months_start(days: Ints) -> Ints:
    """The first day of each day's month."""
    return days.astype("datetime64[D]").astype("datetime64[M]").astype("datetime64[D]").astype(np.int64)


def integrity(nips: Ints, sanction: Table, this_month: int, last: int) -> Ints:
    """The score for integrity: by the heaviest sanction so far, nothing while one runs."""
    heaviest = np.zeros(len(nips), np.int64)
    who = whose(nips, sanction["nip"])
    known = sanction["tmt"] <= last
    heaviest[who[known]] = sanction["level"][known]
    score = np.array([10_000, 7_500, 5_000, 2_500])[heaviest]
    score[who[running(sanction, this_month)]] = 0
    return score
