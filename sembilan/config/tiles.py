"""Where the pictures of a map come from, for the policy that says what a page may load."""

from __future__ import annotations

import re

TEMPLATE = re.compile(r"(https?://(?:\{s\}\.)?[\w.-]+(?::\d+)?)/\S*")


def tile_hosts(template: str) -> list[str]:
    """The origin of a template of addresses, with its `{s}` as any name; nothing where none is set or it is unclear.

    >>> tile_hosts("https://{s}.peta.example/{z}/{x}/{y}.png"), tile_hosts("")
    (['https://*.peta.example'], [])
    """
    match = TEMPLATE.fullmatch(template)
    return [match[1].replace("{s}", "*")] if match else []
