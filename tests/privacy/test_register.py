"""The register says of every table that holds data of a person what is kept, why, how long and who sees it."""

from __future__ import annotations

import datetime as dt

import pytest
from django.apps import apps
from django.db import models
from django.test.utils import isolate_apps

from sembilan.people.models import Employee
from sembilan.policy.parameters import MARKS
from sembilan.privacy.holding import Category
from sembilan.privacy.periods import PERIODS, years_before
from sembilan.privacy.register import WITHOUT_PERSONS, register, tables, unregistered
from sembilan.records.fields import NipField

HOUSE = [model for model in apps.get_models() if model.__module__.startswith("sembilan.")]
TODAY = dt.date(2026, 11, 22)


def test_every_table_that_names_a_person_stands_in_the_register():
    assert len(HOUSE) > 60
    assert unregistered(HOUSE) == []


@isolate_apps("sembilan.privacy")
def test_a_table_that_was_forgotten_is_named_in_a_sentence():
    class Led(models.Model):
        employee = models.ForeignKey(Employee, on_delete=models.PROTECT)

        class Meta:
            app_label = "privacy"

    class Named(models.Model):
        nip = NipField()

        class Meta:
            app_label = "privacy"

    class Acted(models.Model):
        asked_by = models.CharField(max_length=80)

        class Meta:
            app_label = "privacy"

    class Kept(models.Model):
        said = models.JSONField()

        class Meta:
            app_label = "privacy"

    class Numbers(models.Model):
        rows = models.IntegerField()

        class Meta:
            app_label = "privacy"

    found = unregistered([Led, Named, Acted, Kept, Numbers])

    assert [sentence.split()[0] for sentence in found] == [f"privacy.{n}" for n in ("Led", "Named", "Acted", "Kept")]
    assert "add a Table to a Holding" in found[0]


def test_what_hangs_on_a_persons_record_is_found_too():
    step = apps.get_model("career.CaseStep")
    entry = {table.model for _holding, table in tables()}

    assert step._meta.label in entry


def test_no_table_stands_twice_or_is_gone():
    named = [table.model for _holding, table in tables()]
    parts = [(table.model, str(table.only), str(table.part)) for _holding, table in tables()]

    assert len(parts) == len(set(parts))  # a part of a table may have a time of its own
    assert not set(named) & set(WITHOUT_PERSONS)
    assert all(apps.get_model(label) for label in [*named, *WITHOUT_PERSONS])


def test_what_is_hidden_or_has_a_clock_exists():
    for _holding, table in tables():
        names = {one.name for one in table.records._meta.concrete_fields}
        assert set(table.said) <= names - table.hidden
        assert table.hidden | set(table.blank) | {n for n in [table.clock] if n and "__" not in n} <= names


@pytest.mark.parametrize("holding", register(), ids=lambda holding: holding.code)
def test_every_holding_says_all_that_the_law_asks(holding):
    said = (holding.title, holding.what, holding.why, holding.basis, holding.seen)

    assert all(len(str(one)) > 3 for one in said)
    assert "UU" in holding.basis
    assert holding.period.words(TODAY)


@pytest.mark.parametrize("period", PERIODS.values(), ids=lambda period: period.code)
def test_every_period_has_its_day_law_and_mark(period):
    for value in period.values:
        assert value.mark in MARKS
        assert value.law
        assert value.since <= TODAY


def test_special_categories_are_marked():
    special = {holding.code for holding in register() if holding.category is Category.SPESIFIK}

    assert {"kesehatan", "keluarga", "pribadi", "hasil"} <= special


def test_the_log_is_never_deleted_and_the_register_says_why():
    log = next(holding for holding in register() if holding.code == "peristiwa")

    assert log.period.begins(TODAY) is None
    assert "tidak ikut dihapus" in str(log.why)


def test_years_end_on_a_leap_day_too():
    assert years_before(dt.date(2028, 2, 29), 1) == dt.date(2027, 2, 28)
    assert years_before(dt.date(2026, 11, 22), 10) == dt.date(2016, 11, 22)


@pytest.mark.django_db
def test_secrets_are_never_handed_out():
    secret = {"password", "sealed", "secret", "hash", "token", "key", "signature"}
    from sembilan.privacy.copy import columns_of

    handed = {(table.model, name) for _holding, table in tables() if table.whose for name in columns_of(table)}

    assert not {(model, name) for model, name in handed if name in secret}
