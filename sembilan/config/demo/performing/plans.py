"""What the offices planned: a tree of goals from the region to each unit, what was reached, and who signed for it."""

from __future__ import annotations

from sembilan.config.demo.performing.circle import BY, Circle, Place
from sembilan.organisation.models import Unor
from sembilan.people.models import Employee
from sembilan.planning.actions import agreements, budgets, figures, results
from sembilan.planning.actions.loading import load
from sembilan.planning.models import Agreement, Indicator
from sembilan.planning.numbers import write_milli
from sembilan.planning.queries.agreements import sign_of
from sembilan.planning.queries.budgets import BudgetLine, budget_of
from sembilan.planning.sheet import Line
from sembilan.terms.capaian import Capaian

TUJUAN = (
    ("Tata kelola pemerintahan bersih dan melayani", "Indeks reformasi birokrasi", "indeks", 82),
    ("Infrastruktur dasar merata", "Indeks layanan infrastruktur", "indeks", 74),
)  # fmt: skip
STEPS = ("Menyusun rencana kerja tim", "Melaksanakan kegiatan sesuai jadwal", "Mengevaluasi dan memperbaiki")
NOTES = (
    "Rekap aplikasi layanan", "Hasil survei triwulan", "Laporan bidang, sudah direviu",
    "Data sementara, menunggu verifikasi kecamatan",
)  # fmt: skip
RATES = (1_000, 960, 1_040, 870, 1_010, 930, 640)  # thousandths of the target that units reach, one after another
WORDS = {
    Capaian.ISTIMEWA: "Target terlampaui dan dapat dibuktikan di lapangan.",
    Capaian.BAIK: "Target triwulan tercapai; sisa pekerjaan terjadwal.",
    Capaian.BUTUH_PERBAIKAN: "Sebagian target mundur karena pengadaan terlambat.",
    Capaian.KURANG: "Target jauh dari tercapai; rencana aksi belum berjalan.",
}
PROGRAMS = (
    ("Program penunjang urusan pemerintahan daerah", 2_150), ("Administrasi umum perangkat daerah", 840),
    ("Program utama perangkat daerah", 3_400), ("Pelaksanaan kegiatan prioritas", 2_275),
)  # fmt: skip
MILLION = 1_000_000


def plan(circle: Circle, year: int) -> None:
    """The tree for some years, with targets of one; what was reached of it so far."""
    root = Unor.objects.filter(parent=None).order_by("path").first()
    assert root is not None
    since = circle.years[0] - 1
    lines = [_line(root, f"T.{n}", "tujuan", "", *said, since) for n, said in enumerate(TUJUAN, start=1)]
    for number, place in enumerate(circle.places):
        lines.append(_of(circle, place, number, since))
    load(instansi=circle.instansi, year=year, lines=[Line(n, cells) for n, cells in enumerate(lines, 2)], by=BY)
    last = circle.periods[-1]
    if last.first.year == year:
        for number, place in enumerate([Place(root, None, []), *circle.places]):
            _reach(circle, place, number, year, (last.first.month + 2) // 3)


def _of(circle: Circle, place: Place, number: int, since: int) -> dict[str, str]:
    words = place.words
    if place.is_office:
        over = "T.2" if "Pekerjaan Umum" in place.unor.name else "T.1"
        return _line(place.unor, f"S.{place.unor.kode}", "sasaran", over, words.goal, words.indicator, "indeks",
                     80 + number % 5, since)  # fmt: skip
    over = place.unor.path.split(".")[-3]
    known = {f"{'S' if one.is_office else 'P'}.{one.unor.kode}" for one in circle.places}
    parent = next((kode for kode in (f"S.{over}", f"P.{over}") if kode in known), "T.1")
    return _line(place.unor, f"P.{place.unor.kode}", "program", parent, words.goal, words.indicator, "persen",
                 84 + number % 8, since)  # fmt: skip


def _line(
    unor: Unor, kode: str, level: str, parent: str, goal: str, indicator: str, unit: str, target: int, since: int
) -> dict[str, str]:  # fmt: skip
    """A row of the sheet: the target of the year, and on the way to it those of its quarters."""
    quarters = {f"target{quarter}": write_milli((target - 8 + 2 * quarter) * 1_000) for quarter in range(1, 5)}
    return {
        "unit": unor.kode, "kode": kode, "level": level, "text": goal, "parent": parent, "name": indicator,
        "year_from": str(since), "last_year": str(since + 4), "source": "RPJMD" if level == "tujuan" else "Renstra",
        "definition": f"{indicator}, dihitung pada akhir triwulan.", "measure": unit, "direction": "naik",
        "formula": "capaian ÷ semua × 100" if unit == "persen" else "rata-rata tertimbang unsur penilaian",
        "data_source": "Aplikasi layanan dan laporan bidang", "target0": write_milli(target * 1_000), **quarters,
    }  # fmt: skip


def _reach(circle: Circle, place: Place, number: int, year: int, quarters: int) -> None:
    """What a unit reached by each quarter, its steps, and its capaian as it was decided above it."""
    by = place.leader or BY
    rate = RATES[number % len(RATES)]
    for indicator in Indicator.objects.filter(goal__unor=place.unor).prefetch_related("targets"):
        targets = {one.quarter: one.value_milli for one in indicator.targets.all()}
        for quarter in range(1, quarters + 1):
            note = NOTES[(number + quarter) % len(NOTES)]
            figure = figures.Figure(quarter, targets[quarter] * rate // 1_000 // 100 * 100, note)
            figures.report_reached(indicator=indicator, year=year, figure=figure, by=by)
        done = 100 if rate > 900 else 40
        text = STEPS[number % len(STEPS)]
        figures.put_step(indicator=indicator, year=year, quarter=quarters, text=text, done_percent=done, by=by)
    for quarter in range(1 if place.is_office else quarters, quarters + 1):
        word = _word(rate)
        above = circle.heads[place.leader.pk][:1] if place.leader else []
        results.decide(
            unor=place.unor, year=year, quarter=quarter, capaian=word, suggested=None, reason=WORDS[word],
            by=circle.who[above[0]] if above else BY,
        )  # fmt: skip


def _word(rate: int) -> Capaian:
    if rate > 1_000:
        return Capaian.ISTIMEWA
    return Capaian.BAIK if rate >= 900 else Capaian.BUTUH_PERBAIKAN if rate >= 700 else Capaian.KURANG


def sign(circle: Circle, year: int) -> None:
    """The Perjanjian Kinerja of each unit: most are signed, some wait, one came back, one is still drafted."""
    led = [one for one in circle.places if one.leader]
    for number, place in enumerate(led):
        assert place.leader is not None
        made = agreements.draft(unor=place.unor, year=year, by=place.leader)
        budgets.put_budget(agreement=made, lines=_budget(place, number), by=place.leader)
        if number == len(led) - 1:
            continue
        sent = agreements.send(agreement=made, by=place.leader)
        above = circle.who.get(sent.superior_nip)
        if above is not None and place.unor != circle.offices[-1].unor:
            _answer(sent, above, number)


def _answer(sent: Agreement, above: Employee, number: int) -> None:
    if number % 8 == 5:
        text = "Target kedua terlalu rendah dibanding tahun lalu. Naikkan, lalu ajukan lagi."
        agreements.return_(agreement=sent, text=text, by=above)
    elif number % 8 != 6:
        agreements.sign(agreement=sent, seen=sign_of(sent.contents, budget_of(sent)), by=above)


def _budget(place: Place, number: int) -> list[BudgetLine]:
    """Two programs with a kegiatan each; a unit within an office has a tenth of it."""
    share = 10 if place.is_office else 1
    made = []
    for step, (text, amount) in enumerate(PROGRAMS):
        said = (amount + 35 * number) * share * MILLION // 10
        made.append(BudgetLine("kegiatan" if step % 2 else "program", text, said, "APBD" if step == 0 else ""))
    return made
