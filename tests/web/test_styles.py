"""The style sheet is small, readable in light and dark, and the vendored files are the listed ones."""

from __future__ import annotations

import gzip
import re

import pytest
from django.test import Client

from sembilan.web import styles, vendor

LIMIT, SENT = 58_000, 12_000  # as it is, and as it is sent
READABLE = 4.5
NORMAL = ("ink", "ink-2", "ink-3")
GROUNDS = ("paper", "ground", "raised")
TONES = ("good", "warn", "bad", "info")
PAIRS = [
    *((ink, ground) for ink in NORMAL for ground in GROUNDS),
    *((f"box-{number}-ink", f"box-{number}") for number in range(1, 10)),
    *((f"part-{part}-ink", f"part-{part}") for part in ("1", "2", "3", "rest")),
    *((tone, f"{tone}-soft") for tone in TONES),
    *((tone, "paper") for tone in TONES),
    *(("ink", f"{tone}-soft") for tone in TONES),
    ("brand-ink", "brand"),
    ("brand-ink", "brand-2"),
    ("brand", "brand-soft"),
    ("ink", "brand-soft"),
    ("ink-2", "brand-soft"),
    ("brand-2", "paper"),
    ("brand-2", "ground"),
]


def tokens(scheme: str) -> dict[str, str]:
    text = (styles.FOLDER / "tokens.css").read_text()
    light, dark = text.split("@media screen and (prefers-color-scheme: dark)")
    pattern = r"--([\w-]+):\s*(#[0-9a-f]{3,6})\b"
    return dict(re.findall(pattern, light)) | (dict(re.findall(pattern, dark)) if scheme == "dark" else {})


def brightness(color: str) -> float:
    digits = color[1:] if len(color) == 7 else "".join(2 * digit for digit in color[1:])
    parts = [int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    high, low = sorted((brightness(one), brightness(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_black_on_white_has_the_greatest_contrast() -> None:
    assert contrast("#000", "#ffffff") == pytest.approx(21)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_can_be_read_on_its_ground(scheme: str) -> None:
    colors = tokens(scheme)

    weak = {pair: round(contrast(colors[pair[0]], colors[pair[1]]), 2) for pair in PAIRS}

    assert {pair: ratio for pair, ratio in weak.items() if ratio < READABLE} == {}


def test_the_whole_sheet_is_small() -> None:
    assert len(styles.text()) <= LIMIT
    assert len(gzip.compress(styles.text())) <= SENT


def test_every_file_of_the_folder_is_in_the_sheet() -> None:
    assert sorted(styles.files()) == sorted(styles.FOLDER.rglob("*.css"))


def test_every_rule_stands_in_a_layer() -> None:
    loose = [path.name for path in styles.files() if not path.read_text().startswith("@layer")]

    assert loose == []


def test_the_sheet_is_kept_by_browsers_under_the_address_of_its_content(db: None) -> None:
    body, digest = styles.sheet()

    current = Client().get(f"/gaya/{digest}.css")
    old = Client().get("/gaya/0123456789abcdef.css")

    assert current.content == old.content == body
    assert "immutable" in current["Cache-Control"]
    assert old["Cache-Control"] == "no-cache"


def test_a_browser_that_takes_gzip_gets_a_quarter(db: None) -> None:
    body, digest = styles.sheet()

    packed = Client().get(f"/gaya/{digest}.css", headers={"accept-encoding": "gzip"})

    assert packed["Content-Encoding"] == "gzip"
    assert len(packed.content) * 3 < len(body)


def test_the_vendored_files_are_the_listed_ones() -> None:
    assert vendor.faults() == []


def test_a_changed_missing_or_unlisted_file_is_named(tmp_path: object, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "vendor"  # type: ignore[operator]
    folder.mkdir()
    (folder / "manifest.json").write_text(
        '{"files": [{"file": "a.js", "sha256": "0"}, {"file": "b.js", "sha256": "0"}]}'
    )
    (folder / "a.js").write_text("changed")
    (folder / "c.js").write_text("unlisted")
    monkeypatch.setattr(vendor, "FOLDER", folder)
    monkeypatch.setattr(vendor, "MANIFEST", folder / "manifest.json")

    assert vendor.faults() == [
        "b.js is listed but not there.",
        "c.js is there but not listed.",
        "a.js is not the file whose hash is listed.",
    ]
