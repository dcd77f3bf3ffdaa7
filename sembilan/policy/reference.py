"""The reference of the packs: every parameter and rule of a chain, a Markdown page an area."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sembilan.policy.check import areas_of
from sembilan.policy.compare import told
from sembilan.policy.gather import layers_of, parameters_of
from sembilan.policy.packs import Packs, chain
from sembilan.policy.rule import ALWAYS, Rule


def pages(packs: Packs) -> Iterator[tuple[str, str]]:
    """File name → text, for each area of each pack and for the list of them all."""
    listed = []
    for pack in packs:
        title = chain(pack, packs.files(pack))[-1].title
        for area in areas_of(packs, pack):
            name = f"{pack.replace('/', '-')}-{area}.md"
            listed.append(f"- [{title}: {area}]({name})")
            yield name, _page(packs, pack, area, title)
    yield "README.md", _text(["# Reference", "", "Drawn from the packs by `make docs`; never edited.", "", *listed])


def _page(packs: Packs, pack: str, area: str, title: str) -> str:
    files = packs.files(pack)
    lines = [f"# {title}: {area}", "", "Drawn from the packs by `make docs`; never edited.", "", "## Parameters", ""]
    lines += ["| parameter | title | meaning | values |", "|---|---|---|---|"]
    for name, one in parameters_of(files, pack, area).items():
        lines.append(_row(f"`{name}`", one.title, one.says, "<br>".join(told(one))))
    lines += ["", "## Rules", "", "| column | title | rule | from | law | pack |", "|---|---|---|---|---|---|"]
    lines += [_rule(rule) for _, layer in layers_of(files, pack, area) for rule in layer]
    cases = sorted(path for path in files if f"/{area}/cases/" in f"/{path}")
    if cases:
        lines += ["", "## Cases", "", *(f"- `{path}`" for path in cases)]
    return _text(lines)


def _rule(rule: Rule) -> str:
    since = "" if rule.since == ALWAYS else f", since {rule.since}"
    shows = rule.formula("en")
    says = f"{rule.says}<br>`{shows}`" if shows else rule.says
    needs = ", ".join(f"`{name}`" for name in rule.needs)
    return _row(f"`{rule.name}` ({rule.grain}, {rule.unit})", rule.title, says, needs, rule.law, f"{rule.pack}{since}")


def _row(*cells: str) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in cells) + " |"


def _text(lines: Iterable[str]) -> str:
    return "\n".join(lines) + "\n"
