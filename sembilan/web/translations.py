"""The English beside the Indonesian: gathers every sentence of the house, checks that each has its English, compiles.

Sentences are written in Indonesian where they are used and are their own key, so Indonesian needs no file.
`python -m sembilan.web.translations extract|check|compile`; needs no gettext programs.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.utils.translation.template import templatize

HOUSE = Path(__file__).resolve().parents[1]
FOLDER = HOUSE / "locale" / "en" / "LC_MESSAGES"
SOURCE = FOLDER / "django.po"
COMPILED = FOLDER / "django.mo"
HEADER = b"""# English beside the Indonesian of Sembilan; the Indonesian is the key.
msgid ""
msgstr ""
"Project-Id-Version: Sembilan\\n"
"Language: en\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"

"""
TEXTS = (".html", ".txt")
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}


def gather() -> Catalog:
    """Every sentence of code and templates, with the files it stands in."""
    catalog = Catalog(charset="utf-8")
    for path in sorted(HOUSE.rglob("*")):
        place = path.relative_to(HOUSE.parent).as_posix()
        for message, context in _sentences(path):
            catalog.add(message, locations=[(place, 0)], context=context, flags=())
    return catalog


def _sentences(path: Path) -> Iterator[tuple[str | tuple[str, ...], str | None]]:
    if path.suffix == ".py" and "migrations" not in path.parts:
        code = path.read_bytes()
    elif path.suffix in TEXTS and "templates" in path.parts:
        _configure()
        # A template's indentation means nothing, but to a reader of Python it would.
        lines = templatize(path.read_text(), origin=str(path)).splitlines()
        code = "\n".join(line.lstrip() for line in lines).encode()
    else:
        return
    for _line, message, _comments, context in extract("python", BytesIO(code), keywords=KEYWORDS):
        yield message, context


def _configure() -> None:
    """Reading a template needs settings, though none of them matters here."""
    if not settings.configured:
        settings.configure()


def english() -> Catalog:
    """The catalogue as it is kept."""
    with SOURCE.open("rb") as file:
        return read_po(file, locale="en", charset="utf-8")


def merge() -> None:
    """Bring new sentences into the catalogue and let those go that nobody says any more."""
    catalog = english() if SOURCE.exists() else Catalog(locale="en", charset="utf-8", project="Sembilan")
    catalog.update(gather(), no_fuzzy_matching=True, update_creation_date=False)
    catalog.obsolete.clear()
    save(catalog)


def save(catalog: Catalog) -> None:
    """Write the catalogue so that the same sentences always make the same file."""
    with SOURCE.open("wb") as file:
        file.write(HEADER)
        write_po(file, catalog, width=110, sort_output=True, omit_header=True, include_lineno=False)


def missing() -> list[str]:
    """Sentences of the house that have no English yet, or only an unsure one."""
    kept = english()
    found = []
    for message in gather():
        if not message.id:
            continue
        known = kept.get(message.id, message.context)
        if known is None or known.fuzzy or not _is_full(known.string):
            found.append(message.id if isinstance(message.id, str) else message.id[0])
    return found


def _is_full(text: str | tuple[str, ...] | list[str] | None) -> bool:
    return all(text) if isinstance(text, tuple | list) else bool(text)


def compile_catalog() -> None:
    """Write the file gettext reads; whole at once, since several processes may start together."""
    fresh = COMPILED.with_suffix(".mo.new")
    with fresh.open("wb") as file:
        write_mo(file, english())
    fresh.replace(COMPILED)


def compile_where_allowed() -> None:
    """Compile, unless the installation is read-only; then pages are Indonesian until set-up compiles."""
    try:
        compile_catalog()
    except OSError:
        return


def main(words: list[str]) -> int:
    """Obey one word; a check that finds something fails."""
    match words:
        case ["extract"]:
            merge()
        case ["compile"]:
            compile_catalog()
        case ["check"]:
            found = missing()
            print("\n".join(f"No English yet: {sentence!r}" for sentence in found) or "Every sentence has its English.")
            return 1 if found else 0
        case _:
            print(__doc__)
            return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
