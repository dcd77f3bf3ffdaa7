"""Dated parameters: each value with the day it begins, the paragraph it stands in and how sure we are of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, NoReturn

from sembilan.policy.errors import NothingToReplace, OverlappingVersions, ParameterRefused, SilentClash
from sembilan.policy.rule import titled
from sembilan.policy.values import ValueRefused, read_value
from sembilan.policy.yaml import read_yaml
from sembilan.terms.column import Unit

MARKS = ("verified", "recalled", "inferred")
_FIELDS = {*("title", "title_en", "says", "unit", "local", "law"), *("labels", "labels_en", "replaces", "values")}
_VALUE_FIELDS = {"since", "value", "law", "mark", "note"}


@dataclass(frozen=True)
class Value:
    """One value of a parameter, in force from `since` until the next."""

    since: dt.date
    value: Any
    law: str
    mark: str
    note: str = ""
    pack: str = ""


@dataclass(frozen=True)
class Parameter:
    """A named number, list or table of the law. `layers` holds each pack's own values, root pack first."""

    name: str
    title: str
    title_en: str
    says: str
    unit: Unit
    local: bool
    law: str
    file: str
    layers: tuple[tuple[Value, ...], ...] = ()
    labels: Mapping[int, str] = field(default_factory=dict)
    labels_en: Mapping[int, str] = field(default_factory=dict)

    def titled(self, lang: str) -> str:
        """What it is called for people; in English its sentence where it has no short title."""
        return titled(self.title, self.title_en, self.says, lang)

    def words(self, lang: str) -> Mapping[int, str]:
        """The words for its codes; those that are the same in both languages are given once."""
        return {**self.labels, **self.labels_en} if lang == "en" else self.labels

    def in_force(self, day: dt.date) -> Value | None:
        """The value on a day: the nearest pack that has one decides."""
        for layer in reversed(self.layers):
            begun = [value for value in layer if value.since <= day]
            if begun:
                return max(begun, key=lambda value: value.since)
        return None

    def given(self, text: str) -> Parameter:
        """The parameter with the value its region gives for itself."""
        try:
            value = read_value(text, self.unit)
        except ValueRefused as refused:
            _refuse(self.file, self.name, f"(nilai daerah) {refused}", f"(the region's value) {refused.en}")
        return replace(self, layers=((Value(dt.date.min, value, self.law, "local"),),))


class UnknownName(Exception):
    """A rule asks for a parameter that is not in force."""


class Parameters:
    """The parameters in force in a month, read as attributes; it remembers which ones a rule reads."""

    def __init__(self, values: Mapping[str, Any]) -> None:
        self._values = values
        self._used: dict[str, None] = {}

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        if name not in self._values:
            raise UnknownName(name)
        self._used[name] = None
        return self._values[name]


def used(parameters: Parameters) -> tuple[str, ...]:
    """The names a rule has read so far, in order."""
    return tuple(parameters._used)


def _refuse(file: str, name: str, reason: str, reason_en: str) -> NoReturn:
    raise ParameterRefused(file=file, name=name, reason=reason, reason_en=reason_en)


def read_parameters(text: str, pack: str, file: str, inherited: Mapping[str, Parameter]) -> dict[str, Parameter]:
    """A pack's parameters laid over those of its parents."""
    merged = dict(inherited)
    for name, body in read_yaml(text, file).items():
        if not isinstance(name, str) or not name.isidentifier() or name.startswith("_"):
            _refuse(file, str(name), "harus berupa nama Python huruf kecil", "must be a lower-case Python name")
        if not isinstance(body, dict) or set(body) - _FIELDS:
            extra = sorted(set(body) - _FIELDS) if isinstance(body, dict) else body
            _refuse(file, name, f"berisi bagian yang tidak dikenal: {extra}", f"has unknown parts: {extra}")
        merged[name] = _laid_over(name, body, pack, file, inherited.get(name))
    return merged


def _laid_over(name: str, body: dict[str, Any], pack: str, file: str, parent: Parameter | None) -> Parameter:
    replaces = body.get("replaces")
    if parent is None:
        if replaces:
            raise NothingToReplace(file=file, name=name, parent=replaces)
        base = _declared(name, body, file)
    else:
        owners = sorted({value.pack for layer in parent.layers for value in layer} or {parent.file.rsplit("/", 2)[0]})
        if replaces not in owners:
            raise SilentClash(file=file, name=name, parent=owners[-1])
        base = replace(parent, local=False) if body.get("values") else parent
    layer = _versions(base, body.get("values") or [], pack, file)
    if base.local and layer:
        _refuse(file, name, "bersifat daerah, jadi paket tidak memberi nilai", "is local, so the pack gives none")
    if not base.local and not layer:
        _refuse(file, name, "tidak punya nilai", "has no values")
    return replace(base, layers=(*base.layers, layer) if layer else base.layers)


def _declared(name: str, body: dict[str, Any], file: str) -> Parameter:
    lacks = [what for what in ("title", "says", "unit") if not body.get(what)]
    if lacks:
        listed = ", ".join(lacks)
        _refuse(file, name, f"tidak punya {listed}", f"lacks {listed}")
    if body["unit"] not in set(Unit):
        _refuse(file, name, f"bersatuan tak dikenal {body['unit']!r}", f"has the unknown unit {body['unit']!r}")
    return Parameter(
        name=name,
        title=str(body["title"]),
        title_en=str(body.get("title_en", "")),
        says=str(body["says"]),
        unit=Unit(body["unit"]),
        local=bool(body.get("local", False)),
        law=str(body.get("law", "")),
        file=file,
        labels=_words(body, "labels", name, file),
        labels_en=_words(body, "labels_en", name, file),
    )


def _words(body: dict[str, Any], part: str, name: str, file: str) -> dict[int, str]:
    words = body.get(part, {})
    if not isinstance(words, dict) or any(type(code) is not int for code in words):
        _refuse(file, name, f"punya `{part}` yang bukan bilangan: kata", f"has `{part}` that are not number: word")
    return {code: str(word) for code, word in words.items()}


def _versions(parameter: Parameter, listed: Any, pack: str, file: str) -> tuple[Value, ...]:
    if not isinstance(listed, list):
        _refuse(file, parameter.name, "harus memuat `values` sebagai daftar", "must give `values` as a list")
    versions = tuple(_version(parameter, entry, pack, file) for entry in listed)
    days = [version.since for version in versions]
    for day in days:
        if days.count(day) > 1:
            raise OverlappingVersions(file=file, name=parameter.name, since=day)
    return versions


def _version(parameter: Parameter, entry: Any, pack: str, file: str) -> Value:
    name = parameter.name
    if not isinstance(entry, dict) or set(entry) - _VALUE_FIELDS:
        _refuse(file, name, f"punya nilai yang tidak terbaca: {entry}", f"has an unreadable value: {entry}")
    lacks = [what for what in ("since", "value", "law", "mark") if entry.get(what) in (None, "")]
    if lacks:
        listed = ", ".join(lacks)
        _refuse(file, name, f"punya nilai tanpa {listed}", f"has a value without {listed}")
    if type(entry["since"]) is not dt.date:
        _refuse(file, name, f"punya `since` yang bukan tanggal: {entry['since']}", "has a `since` that is no date")
    if entry["mark"] not in MARKS:
        marks = "|".join(MARKS)
        _refuse(file, name, f"punya mark {entry['mark']!r}, bukan {marks}", f"has mark {entry['mark']!r}, not {marks}")
    try:
        value = read_value(entry["value"], parameter.unit)
    except ValueRefused as refused:
        _refuse(file, name, str(refused), refused.en)
    return Value(entry["since"], value, str(entry["law"]), entry["mark"], str(entry.get("note", "")), pack)
