"""What was asked and what was got, one line each."""

from __future__ import annotations

from typing import Any, NamedTuple

from rich.console import Console
from rich.table import Table


class Line(NamedTuple):
    """One promise: what was measured, the cost beside it, what was asked, what was got, and whether it is kept."""

    part: str
    what: str
    cost: str
    asked: str
    got: str
    kept: bool | None = None


def evaluation(found: dict[str, float], employees: int, limit: float) -> list[Line]:
    """The four areas in memory beside NumPy."""
    ratio, cpu = found["engine"] / found["hand"], found["cpu"] / found["hand cpu"]
    people, hand = f"{employees:,} pegawai, {found['punches']:,.0f} ketukan", f"NumPy {found['hand']:.2f} s"
    busy = f"NumPy {found['hand cpu']:.2f} s"
    return [
        Line("evaluation", people, hand, "≤ 3×", f"{ratio:.2f}× ({found['engine']:.2f} s)", ratio <= 3),
        Line("evaluation", "waktu prosesor", busy, "", f"{cpu:.2f}× ({found['cpu']:.2f} s)"),
        Line(
            "evaluation", "memori puncak", f"bingkai saja {found['frames']:.1f} GiB", f"< {limit:.0f} GiB",
            f"{found['peak']:.1f} GiB", found["peak"] < limit,
        ),
    ]  # fmt: skip


def writing(found: dict[str, float]) -> list[Line]:
    """The invented files."""
    speed = found["rows"] / (found["seconds"] - min(found["start"], found["seconds"] / 2))
    return [Line("writing", f"{found['rows']:,.0f} baris", "", "", f"{speed:,.0f} baris/s ({found['seconds']:.1f} s)")]


def loading(found: dict[str, float]) -> list[Line]:
    """Files into the database."""
    speed = found["rows"] / found["plain"]
    lines = [
        Line(
            "loading", f"{found['rows']:,.0f} baris selain Excel, {found['rejected']:.0f} ditahan", "",
            "≥ 100,000 baris/s", f"{speed:,.0f} baris/s ({found['plain']:.1f} s)", speed >= 100_000,
        )
    ]  # fmt: skip
    if found["calamine"]:
        ratio = (found["excel"] + found["recognised"]) / found["calamine"]
        lines.append(
            Line(
                "loading", f"Excel {found['excel rows']:,.0f} baris", f"calamine {found['calamine']:.1f} s", "≤ 3×",
                f"{ratio:.2f}× (dibuka {found['recognised']:.1f} s, dimuat {found['excel']:.1f} s)", ratio <= 3,
            )
        )  # fmt: skip
    return lines


def preview(found: dict[str, float]) -> list[Line]:
    """A personnel export handed in through the page: recognised, tried out, every fault in its cell."""
    spent = found["reading"] + found["preview"]
    cost = f"dibaca {found['reading']:.1f} s, dicoba {found['preview']:.1f} s"
    return [
        Line("preview", f"pratinjau {found['rows']:,.0f} baris Excel", cost, "< 20 s", f"{spent:.1f} s", spent < 20)
    ]


def month(found: dict[str, Any]) -> list[Line]:
    """Stored rows to loaded results."""
    areas = {name: found[name] for name in ("attendance", "performance", "allowance", "talent")}
    spent, bare = sum(areas.values()), found["out"] + found["in"]
    told = ", ".join(f"{name} {seconds:.1f}" for name, seconds in areas.items())
    cost = f"COPY {found['MB']:.0f} MB keluar {found['out']:.1f} s, masuk {found['in']:.1f} s"
    return [
        Line("month", f"{found['results']:,.0f} hasil", cost, "≤ 3×", f"{spent / bare:.2f}×", spent <= 3 * bare),
        Line("month", told, "", "< 15 s", f"{spent:.1f} s", spent < 15),
        *(
            Line(
                "month", f"{area}: " + ", ".join(f"{step} {seconds:.1f}" for step, seconds in steps.items()), "", "", ""
            )
            for area, steps in found["steps"].items()
        ),
    ]


def pages(found: dict[str, dict[str, float]]) -> list[Line]:
    """Each page's p95, queries and weight; beside it its median and the time Python itself worked."""
    lines = []
    for name, page in found.items():
        got = f"{page['ms']:.0f} ms, {page['queries']:.0f} kueri, {page['kB']:.0f} kB"
        cost = f"median {page['median']:.0f} ms, prosesor {page['cpu']:.0f} ms"
        if page["status"] != 200:
            lines.append(Line("pages", name, "", "", f"jawaban {page['status']:.0f}"))
            continue
        kept = page["ms"] < 100 and page["queries"] <= 12 and page["kB"] < 100
        lines.append(Line("pages", name, cost, "p95 < 100 ms, ≤ 12 kueri, < 100 kB", got, kept))
    return lines


def directory(found: dict[str, Any]) -> list[Line]:
    """Finding people: each list and the statistics, the sums walked anew, one region as Excel."""
    lines = []
    for name, page in found["pages"].items():
        most, heaviest = (200, 100) if name.startswith("statistik") else (100, 60)
        got = f"{page['ms']:.0f} ms, {page['queries']:.0f} kueri, {page['kB']:.0f} kB"
        cost = f"median {page['median']:.0f} ms, prosesor {page['cpu']:.0f} ms"
        kept = page["status"] == 200 and page["ms"] < most and page["kB"] < heaviest and page["queries"] <= 15
        lines.append(Line("directory", name, cost, f"p95 < {most} ms, ≤ 15 kueri, < {heaviest} kB", got, kept))
    return [
        *lines,
        Line(
            "directory",
            "jumlah statistik dari awal",
            "",
            "< 200 ms",
            f"{found['sums'] * 1e3:.0f} ms",
            found["sums"] < 0.2,
        ),
        Line(
            "directory",
            f"Excel {found['rows']:,.0f} baris",
            "",
            "< 10 s",
            f"{found['excel']:.1f} s",
            found["excel"] < 10,
        ),
    ]


def people_pages(found: dict[str, dict[str, float]]) -> list[Line]:
    """A person's page, the map of posts and the lists of the day's work."""
    lines = []
    for name, page in found.items():
        most = 80 if name.startswith("pegawai") else 100
        got = f"{page['ms']:.0f} ms, {page['queries']:.0f} kueri, {page['kB']:.0f} kB"
        cost = f"median {page['median']:.0f} ms, prosesor {page['cpu']:.0f} ms"
        kept = page["status"] == 200 and page["ms"] < most and page["queries"] <= 15 and page["kB"] < 100
        if page["status"] != 200:
            got = f"jawaban {page['status']:.0f}"
        lines.append(Line("people_pages", name, cost, f"p95 < {most} ms, ≤ 15 kueri, < 100 kB", got, kept))
    return lines


def attendance_pages(found: dict[str, dict[str, float]]) -> list[Line]:
    """Pages of attendance, leave and hours of work; the first visit reads what the later ones share."""
    lines = []
    for name, page in found.items():
        got = f"{page['ms']:.0f} ms, {page['queries']:.0f} kueri, {page['kB']:.0f} kB"
        cost = f"pertama {page['first']:.0f} ms, median {page['median']:.0f} ms, prosesor {page['cpu']:.0f} ms"
        if page["status"] != 200:
            lines.append(Line("attendance_pages", name, cost, "", f"jawaban {page['status']:.0f}", False))
            continue
        most = 200 if name.startswith("papan") else 150
        kept = page["ms"] < most and page["queries"] <= 20 and page["first"] < 1_500
        lines.append(Line("attendance_pages", name, cost, f"p95 < {most} ms, ≤ 20 kueri, pertama < 1,5 s", got, kept))
    return lines


def contract(found: dict[str, Any]) -> list[Line]:
    """The pohon kinerja of a region of 1,000 units, and SKP of 1,000 people as PDF."""
    lines = []
    for name, page in found["tree"].items():
        got = f"{page['ms']:.0f} ms, {page['queries']:.0f} kueri, {page['kB']:.0f} kB"
        cost = f"{page['goals']:,.0f} sasaran, median {page['median']:.0f} ms, prosesor {page['cpu']:.0f} ms"
        kept = page["status"] == 200 and page["ms"] < 300 and page["queries"] <= 15
        lines.append(Line("contract", f"pohon kinerja: {name}", cost, "p95 < 300 ms, ≤ 15 kueri", got, kept))
    papers = found["papers"]
    spent, count = papers["seconds"], papers["papers"]
    alone = f"satu per satu {papers['alone'] * 1e3:.0f} ms, menulis {papers['MB']:.0f} MB {papers['bare']:.2f} s"
    got = f"{spent:.1f} s (prosesor {papers['cpu']:.1f} s; membaca {papers['asked']:.1f} s)"
    return [*lines, Line("contract", f"{count:,.0f} PDF SKP", alone, "< 30 s", got, spent < 30)]


def rating(found: dict[str, float]) -> list[Line]:
    """The evaluation of a month: opened, judged and made final for everybody."""
    names = {"open": "dibuka", "judge": "dinilai aturan", "final": "ditetapkan"}
    parts = {word: found[name] for name, word in names.items()}
    spent, bare = sum(parts.values()), found["out"] + found["in"]
    told = ", ".join(f"{name} {seconds:.1f}" for name, seconds in parts.items())
    cost = f"COPY {found['MB']:.0f} MB keluar {found['out']:.1f} s, masuk {found['in']:.1f} s"
    got = f"{spent:.1f} s = {spent / bare:.1f}× COPY (prosesor {sum(found[f'{name} cpu'] for name in names):.1f} s)"
    return [
        Line("rating", f"{found['people']:,.0f} pegawai: {told}", cost, "< 5 s", got, spent < 5),
        Line("rating", "seorang kepala menetapkan bawahannya", "", "", f"{found['head'] * 1e3:.0f} ms"),
    ]


def raters(found: dict[str, float]) -> list[Line]:
    """The comparison of all raters of a region, and how often its interval holds the truth it was made from."""
    told = f"{found['raters']:,.0f} penilai, {found['ratings']:,.0f} rating"
    got = f"{found['seconds']:.1f} s (selang 95 % memuat {found['holds'] * 100:.1f} %)"
    cost = f"memuat pustakanya {found['import']:.1f} s"
    return [Line("raters", told, cost, "< 60 s", got, found["seconds"] < 60)]


def worklog(found: dict[str, Any]) -> list[Line]:
    """Pages of daily work among so many entries; own day and team are what was promised."""
    lines = []
    for name, page in found["pages"].items():
        got = f"{page['ms']:.0f} ms, {page['queries']:.0f} kueri, {page['kB']:.0f} kB"
        cost = f"median {page['median']:.0f} ms, prosesor {page['cpu']:.0f} ms"
        is_promised = name.startswith(("harian", "tim"))
        kept = page["status"] == 200 and page["ms"] < 100 and page["queries"] <= 15
        asked = "p95 < 100 ms, ≤ 15 kueri" if is_promised else ""
        lines.append(Line("worklog", name, cost, asked, got, kept if is_promised else None))
    reads = ", ".join(f"{name} {one['ms']:.0f} ms" for name, one in found["reads"].items())
    return [*lines, Line("worklog", f"{found['rows']:,.0f} catatan; {reads}", "", "", "")]


def show(lines: list[Line]) -> None:
    """Print the whole table."""
    table = Table("bagian", "apa", "di sampingnya", "diminta", "diperoleh", "")
    for line in lines:
        mark = "" if line.kept is None else "ya" if line.kept else "BELUM"
        table.add_row(*line[:5], mark)
    console = Console()
    (console if console.is_terminal else Console(width=160)).print(table)
