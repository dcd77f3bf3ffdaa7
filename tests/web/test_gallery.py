"""The gallery shows every component and is without fault in light and dark, on a phone and on a desk."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.test import Client

from sembilan import web
from tests.journeys.browser import DESK, PHONE, OpenPage, chromium, faults, is_too_wide, open_page, picture  # noqa: F401

TEMPLATES = Path(web.__file__).parent / "templates"
SMALLEST = 320
TOUCH = 44


@pytest.fixture
def visitor(db: None, settings: pytest.FixtureRequest) -> Client:
    """Somebody who has not signed in, where the demo runs."""
    settings.DEMO = True  # type: ignore[attr-defined]
    return Client()


def test_the_gallery_uses_every_component() -> None:
    used = "".join(path.read_text() for path in TEMPLATES.rglob("*.html"))

    unused = [
        path.stem for path in (TEMPLATES / "components").glob("*.html") if not re.search(rf"<c-{path.stem}\b", used)
    ]

    assert unused == []


def test_every_component_has_a_style_of_its_name_or_needs_none() -> None:
    styles = {path.stem for path in (Path(web.__file__).parent / "static/web/css/components").glob("*.css")}
    components = {path.stem for path in (TEMPLATES / "components").glob("*.html")}

    assert styles <= components
    assert components - styles == {"mark", "language"}


def test_a_stranger_is_sent_to_sign_in_when_it_is_no_demo(db: None) -> None:
    response = Client().get("/gallery/")

    assert response.status_code == 302
    assert response["Location"].startswith("/masuk/")


def test_no_page_part_carries_a_style_or_script_of_its_own() -> None:
    guilty = [
        path.name
        for path in TEMPLATES.rglob("*.html")
        if re.search(r"\sstyle=|<style|<script(?![^>]*\ssrc=)|\son[a-z]+=", path.read_text())
    ]

    assert guilty == []


@pytest.mark.browser
@pytest.mark.slow
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [PHONE, DESK])
def test_axe_finds_no_serious_fault(visitor: Client, open_page: OpenPage, width: int, scheme: str) -> None:  # noqa: F811
    page = open_page(visitor, "/gallery/", width=width, scheme=scheme)

    picture(page, f"gallery-{scheme}")

    assert faults(page) == []
    assert not is_too_wide(page)


@pytest.mark.browser
@pytest.mark.slow
def test_it_fits_the_smallest_phone_and_can_be_touched(visitor: Client, open_page: OpenPage) -> None:  # noqa: F811
    page = open_page(visitor, "/gallery/", width=SMALLEST)

    heights = page.evaluate(
        "[...document.querySelectorAll('button, .button, select, summary, .nav a, .tabs a, input[type=text]')]"
        ".filter(e => e.checkVisibility()).map(e => [e.textContent.trim(), e.getBoundingClientRect().height])"
    )

    assert not is_too_wide(page)
    assert [name for name, height in heights if height < TOUCH] == []


@pytest.mark.browser
@pytest.mark.slow
def test_the_menu_of_a_phone_opens_and_closes_with_escape(visitor: Client, open_page: OpenPage) -> None:  # noqa: F811
    page = open_page(visitor, "/gallery/", width=PHONE)

    page.get_by_role("button", name="Menu").click()
    opened = page.locator("#menu").is_visible()
    page.keyboard.press("Escape")

    assert opened
    assert not page.locator("#menu").is_visible()


@pytest.mark.browser
@pytest.mark.slow
def test_a_dialog_opens_and_closes(visitor: Client, open_page: OpenPage) -> None:  # noqa: F811
    page = open_page(visitor, "/gallery/")

    page.get_by_role("button", name="Terbitkan tunjangan").click()
    opened = page.get_by_role("dialog").is_visible()
    page.get_by_role("button", name="Tutup").click()

    assert opened
    assert not page.locator("#terbit").is_visible()


@pytest.mark.browser
@pytest.mark.slow
def test_one_press_changes_the_language_and_back(visitor: Client, open_page: OpenPage) -> None:  # noqa: F811
    page = open_page(visitor, "/gallery/")

    page.get_by_role("button", name="English").click()
    page.get_by_role("heading", name="Gallery").wait_for()
    english = page.locator("html").get_attribute("lang")
    page.get_by_role("button", name="Bahasa Indonesia").click()
    page.get_by_role("heading", name="Galeri").wait_for()

    assert english == "en"


@pytest.mark.browser
@pytest.mark.slow
@pytest.mark.parametrize("width", [PHONE, DESK])
def test_the_page_to_sign_in_is_without_fault_too(visitor: Client, open_page: OpenPage, width: int) -> None:  # noqa: F811
    page = open_page(visitor, "/masuk/", width=width)

    picture(page, "sign-in")

    assert faults(page) == []
    assert not is_too_wide(page)
