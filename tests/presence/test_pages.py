"""The page as a phone keeps it: nobody is named, it is light, and each version is another."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from django.contrib.staticfiles import finders
from django.test import Client
from django.utils import translation

from sembilan.presence import shell

MOST_BYTES = 60_000


def files(page: str) -> list[str]:
    return re.findall(r'<script src="/static/([^"?]+)', page)


def test_the_page_names_nobody_and_says_what_counts_without_javascript(client_of: Any, sari: Any) -> None:
    page = client_of(sari).get("/hadir/").content.decode()

    assert sari.nip not in page
    assert "Sari" not in page
    assert "Halaman ini memerlukan JavaScript." in page
    assert "lupa absen" in page


@pytest.mark.django_db
def test_page_scripts_and_sheet_together_are_light() -> None:
    answer = Client().get("/hadir/")
    page = answer.content.decode()
    sheet = re.findall(r'<link rel="stylesheet" href="([^"]+)', page)[0]
    sent = Client().get(sheet, headers={"Accept-Encoding": "gzip"}).content

    scripts = [Path(str(finders.find(name))).read_bytes() for name in files(page)]

    assert len(scripts) == len(shell.SCRIPTS)
    assert len(answer.content) + len(sent) + sum(map(len, scripts)) < MOST_BYTES


@pytest.mark.django_db
def test_the_worker_keeps_every_file_of_the_page() -> None:
    page = Client().get("/hadir/").content.decode()
    answer = Client().get("/hadir/sw.js")
    told = json.loads(re.findall(r"files: (\[.*?\])", answer.content.decode())[0])

    assert answer["Content-Type"].startswith("text/javascript")
    assert answer["Cache-Control"] == "no-cache"
    assert set(told) == set(re.findall(r'(?:<script src|<link rel="stylesheet" href)="([^"]+)"', page))


@pytest.mark.django_db
def test_the_app_has_a_name_and_pictures_of_the_sizes_it_says() -> None:
    told = json.loads(Client().get("/hadir/app.webmanifest").content)

    assert (told["start_url"], told["scope"], told["display"]) == ("/hadir/", "/hadir/", "standalone")
    for icon in told["icons"]:
        assert finders.find(icon["src"].removeprefix("/static/"))


@pytest.mark.django_db
def test_another_language_is_another_version() -> None:
    indonesian = shell.version()

    with translation.override("en"):
        assert shell.version() != indonesian


def test_every_word_the_scripts_ask_for_is_given() -> None:
    scripts = "".join((shell.FOLDER / f"{name}.js").read_text() for name in shell.SCRIPTS)
    asked = set(re.findall(r'\bsay\(\s*"(\w+)"', scripts))

    assert asked
    assert asked <= set(shell.WORDS)
