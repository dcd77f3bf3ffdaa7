"""Every sentence of the house has its English, with the same blanks to fill."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.apps import apps
from django.test import Client

from sembilan.web import apps as web_apps
from sembilan.web import translations

BLANKS = re.compile(r"%\(\w+\)[sd]|%%|%[sd]|\{\w*\}")


def test_every_sentence_has_its_english() -> None:
    assert translations.missing() == []


def test_the_english_fills_the_same_blanks() -> None:
    differing = []
    for message in translations.english():
        ids = [message.id] if isinstance(message.id, str) else list(message.id)
        texts = [message.string] if isinstance(message.string, str) else list(message.string)
        if message.id and any(sorted(BLANKS.findall(ids[-1])) != sorted(BLANKS.findall(text)) for text in texts):
            differing.append(message.id)

    assert differing == []


def test_sentences_of_templates_and_of_code_are_both_gathered() -> None:
    gathered = translations.gather()

    assert gathered.get("Langsung ke isi") is not None
    assert gathered.get("18 angka, tanpa spasi") is not None


def test_a_missing_compiled_file_is_made_at_the_start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web_apps, "ENGLISH", tmp_path)
    monkeypatch.setattr(translations, "COMPILED", tmp_path / "django.mo")
    (tmp_path / "django.po").touch()

    apps.get_app_config("web").ready()

    assert (tmp_path / "django.mo").stat().st_size > 0


def test_a_folder_nobody_may_write_to_does_not_stop_the_start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(translations, "COMPILED", tmp_path / "absent" / "django.mo")

    translations.compile_where_allowed()

    assert not (tmp_path / "absent").exists()


def test_a_browser_set_to_english_still_gets_indonesian_first(db: None, settings: object) -> None:
    settings.DEMO = True  # type: ignore[attr-defined]

    response = Client().get("/gallery/", headers={"accept-language": "en"})

    assert response["Content-Language"] == "id"
    assert "Langsung ke isi" in response.content.decode()


def test_the_switch_keeps_the_choice(db: None, settings: object) -> None:
    settings.DEMO = True  # type: ignore[attr-defined]
    client = Client()

    answer = client.post("/bahasa/", {"language": "en", "next": "/gallery/"})
    page = client.get("/gallery/")

    assert answer["Location"] == "/gallery/"
    assert page["Content-Language"] == "en"
    assert "Skip to content" in page.content.decode()


def test_the_switch_leads_to_no_other_site(db: None) -> None:
    answer = Client().post("/bahasa/", {"language": "en", "next": "https://lain.example/"})

    assert answer["Location"] == "/"
