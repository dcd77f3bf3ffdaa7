"""PDF from Typst templates: what stands on the page is data, never markup, so a name can never become a command.

A template is `typst/<name>.typ`; it imports `surat.typ`, which has `data`, what was handed over, and the letterhead.
"""

from __future__ import annotations

import functools
import json
import os
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import typst

TEMPLATES = Path(__file__).parent / "typst"
FEW = 8  # fewer than this many are not worth a second reading of the template


class UnknownTemplate(Exception):
    """A template that is not there."""


def pdf(template: str, data: Mapping[str, object]) -> bytes:
    """One document; dates and other things without a form in JSON are handed over as their text."""
    return pdfs(template, [data])[0]


def pdfs(template: str, datas: Iterable[Mapping[str, object]]) -> list[bytes]:
    """A document of each; the template is read once for all of them, or once a processor where they are many."""
    path = TEMPLATES / f"{template}.typ"
    if path.parent != TEMPLATES or not path.is_file():
        raise UnknownTemplate(template)
    rows = list(datas)
    hands = min(os.cpu_count() or 1, len(rows) // FEW + 1)
    with ThreadPoolExecutor(hands) as pool:  # Typst works without the interpreter's lock
        made = list(pool.map(lambda n: _pages(path, rows[n::hands]), range(hands)))
    return [made[n % hands][n // hands] for n in range(len(rows))]


def _pages(path: Path, datas: Iterable[Mapping[str, object]]) -> list[bytes]:
    compiler = typst.Compiler(path, root=TEMPLATES, font_paths=_fonts())
    return [_page(compiler, data) for data in datas]


def _page(compiler: typst.Compiler, data: Mapping[str, object]) -> bytes:
    made = compiler.compile(format="pdf", sys_inputs={"data": json.dumps(data, default=str)})
    if not isinstance(made, bytes):
        raise TypeError("a PDF is one file")
    return made


@functools.cache
def _fonts() -> typst.Fonts:
    """The fonts of the wheel alone, so that a page looks the same on every machine."""
    return typst.Fonts(include_system_fonts=False)
