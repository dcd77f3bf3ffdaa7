"""A file of cases as it is written: a heading, a line of facts, one Markdown table."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NoReturn

from sembilan.policy.errors import CaseUnreadable
from sembilan.terms.month import Month

_FACTS = ("Law", "Month", "Local", "Area", "Pack")


@dataclass(frozen=True)
class CaseFile:
    """The cases of one file: the columns given, the columns expected, and one row of texts for each case."""

    file: str
    pack: str
    area: str
    title: str
    law: str
    month: Month
    local: dict[str, str]
    given: tuple[str, ...]
    expected: tuple[str, ...]
    rows: tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...]


def refuse(file: str, reason: str, reason_en: str) -> NoReturn:
    """Say what in a file of cases cannot be read."""
    raise CaseUnreadable(file=file, reason=reason, reason_en=reason_en)


def read_case_file(text: str, file: str) -> CaseFile:
    """Read a file of cases; pack and area come from its path unless the text names them."""
    lines = [line.strip() for line in text.splitlines()]
    title = next((line[2:].strip() for line in lines if line.startswith("# ")), "")
    facts = _facts([line for line in lines if not line.startswith(("|", "#"))])
    table = [line for line in lines if line.startswith("|")]
    if not title or not facts.get("Law") or not facts.get("Month"):
        refuse(file, "butuh judul `# …`, `Law:` dan `Month:`", "needs a heading `# …`, `Law:` and `Month:`")
    head, *rows = _table(table, file)
    pack, area = file.split("/cases/")[0].rsplit("/", 1)
    given, expected = _columns(head, file)
    try:
        month = Month.parse(facts["Month"])
    except ValueError as error:
        refuse(file, str(error).rstrip("."), f"Month is written 2026-10, not {facts['Month']!r}")
    cut = 1 + len(given)
    return CaseFile(
        file=file,
        pack=facts.get("Pack", pack),
        area=facts.get("Area", area),
        title=title,
        law=facts["Law"],
        month=month,
        local=_pairs(facts.get("Local", ""), file),
        given=given,
        expected=expected,
        rows=tuple((row[0], tuple(row[1:cut]), tuple(row[cut:])) for row in rows),
    )


def _facts(lines: list[str]) -> dict[str, str]:
    """`Law: … Month: 2026-10.`: each fact runs to the next one, its closing full stop dropped."""
    text = " ".join(lines)
    parts = re.split(rf"(?:^|(?<=\s))({'|'.join(_FACTS)}):\s*", text)
    found = dict(zip(parts[1::2], parts[2::2], strict=True))
    if "Month" in found:  # prose may follow the line of facts
        found["Month"] = found["Month"].split()[0] if found["Month"].split() else ""
    if "Local" in found:
        found["Local"] = found["Local"].split(". ")[0]
    return {name: value.strip().removesuffix(".") for name, value in found.items()}


def _pairs(text: str, file: str) -> dict[str, str]:
    pairs = [part.strip() for part in text.split(", ") if part.strip()]
    if not all("=" in pair for pair in pairs):
        refuse(file, f"`Local:` ditulis nama=nilai, bukan {text!r}", f"`Local:` is name=value, not {text!r}")
    return {name.strip(): value.strip() for name, _, value in (pair.partition("=") for pair in pairs)}


def _table(lines: list[str], file: str) -> list[list[str]]:
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    rule_at_second = len(rows) > 1 and all(re.fullmatch(r":?-+:?", cell) for cell in rows[1])
    if not rule_at_second or len(rows) < 3:
        refuse(file, "tidak memuat tabel dengan sedikitnya satu kasus", "has no table with at least one case")
    for row in rows:
        if len(row) != len(rows[0]):
            refuse(file, f"baris {row[0]!r} tidak selebar kepala tabel", f"row {row[0]!r} is not as wide as the head")
    return [rows[0], *rows[2:]]


def _columns(head: list[str], file: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    given = tuple(name for name in head[1:] if not name.startswith("->"))
    expected = tuple(name.removeprefix("->").strip() for name in head[1:] if name.startswith("->"))
    in_order = not any(name.startswith("->") for name in head[1 : 1 + len(given)])
    if head[0] != "case" or not expected or not in_order:
        refuse(
            file,
            "kepala tabel: `case`, kolom masukan, lalu kolom `-> keluaran`",
            "the head is `case`, then inputs, then `-> output` columns",
        )
    return given, expected
