"""YAML read strictly: a name twice, or something that is not a table at the top, is refused."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import yaml

from sembilan.policy.errors import PackUnreadable


class _Strict(yaml.SafeLoader):
    """The safe loader, which also refuses a key given twice."""


def _table(loader: _Strict, node: yaml.MappingNode) -> dict[Any, Any]:
    keys = [loader.construct_object(key, deep=True) for key, _ in node.value]
    for key in keys:
        if keys.count(key) > 1:
            raise yaml.constructor.ConstructorError(None, None, f"{key!r} dua kali / twice", node.start_mark)
    return {key: loader.construct_object(value, deep=True) for key, (_, value) in zip(keys, node.value, strict=True)}


_Strict.add_constructor("tag:yaml.org,2002:map", _table)


@lru_cache(maxsize=256)
def read_yaml(text: str, file: str) -> Mapping[Any, Any]:
    """The table a YAML text holds; an empty text is an empty table. Remembered, for a plan is built at every page."""
    try:
        found = yaml.load(text, _Strict)  # noqa: S506  a SafeLoader
    except (yaml.YAMLError, TypeError, ValueError) as error:
        one_line = " ".join(str(error).split())
        raise PackUnreadable(
            file=file, reason=f"YAML tidak terbaca: {one_line}", reason_en=f"YAML cannot be read: {one_line}"
        ) from error
    if found is None:
        return {}
    if not isinstance(found, dict):
        raise PackUnreadable(file=file, reason="harus berupa tabel nama", reason_en="must be a table of names")
    return found
