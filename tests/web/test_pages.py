"""The frame of every page, the pages of failure, and the strictness of templates in tests."""

from __future__ import annotations

from typing import Any

import pytest
from django.template import engines
from django.template.loader import render_to_string
from django.test import Client, RequestFactory

from tests.strict import UnknownVariable


def rendered(source: str, **given: Any) -> str:
    return engines["django"].from_string(source).render(given, RequestFactory().get("/"))


def test_a_printed_variable_nobody_gave_is_refused() -> None:
    with pytest.raises(UnknownVariable, match="nobody"):
        rendered("{{ nobody }}")


def test_a_variable_only_asked_for_may_be_absent() -> None:
    assert rendered("{% if nobody %}x{% endif %}y") == "y"


@pytest.mark.parametrize("page", ["404.html", "403.html", "403_csrf.html", "500.html"])
def test_a_page_of_failure_says_what_was_kept_and_where_to_go(page: str) -> None:
    request = None if page == "500.html" else RequestFactory().get("/")  # Django gives a 500 nothing to work with

    text = render_to_string(page, request=request)

    assert "Ke beranda" in text
    assert "berubah" in text or "tersimpan" in text


def test_an_unknown_address_gets_the_plain_page(db: None) -> None:
    response = Client().get("/alamat/yang/tidak/ada/")

    assert response.status_code == 404
    assert "Halaman ini tidak ditemukan" in response.content.decode()


def test_every_page_forbids_foreign_and_inline_code(db: None, settings: Any) -> None:
    settings.DEMO = True

    policy = Client().get("/gallery/")["Content-Security-Policy"]

    assert "default-src 'self'" in policy
    assert "unsafe" not in policy


def test_text_from_people_is_escaped_in_components() -> None:
    text = rendered('<c-stat label="{{ name }}" :value="name" />', name="<script>")

    assert "<script>" not in text


def test_a_link_with_the_look_of_a_button_is_a_link() -> None:
    assert "<a " in rendered('{% cotton button href="/" %}x{% endcotton %}')
    assert 'type="submit"' in rendered("{% cotton button %}x{% endcotton %}")
