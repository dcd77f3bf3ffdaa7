"""A release: the frozen texts of a pack chain with the region's own values, and the one hash of them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from sembilan.policy.packs import chain
from sembilan.policy.plan import Plan, build
from sembilan.terms.column import Area
from sembilan.terms.month import Month


@dataclass(frozen=True)
class Release:
    """What the law said when it was frozen: `files` path → text, `local` the region's own values as text."""

    pack: str
    files: Mapping[str, str]
    local: Mapping[str, str]
    _plans: dict[tuple[str, Month], tuple[Area, Plan]] = field(default_factory=dict, compare=False, repr=False)

    def to_json(self) -> str:
        """The canonical text that is stored and hashed: sorted keys, no spaces, UTF-8."""
        content = {"pack": self.pack, "files": dict(self.files), "local": dict(self.local)}
        return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))

    @classmethod
    def from_json(cls, text: str) -> Release:
        """A stored release."""
        content = json.loads(text)
        return cls(content["pack"], content["files"], content["local"])

    @cached_property
    def hash(self) -> str:
        """SHA-256 of the canonical text, in hexadecimal."""
        return hashlib.sha256(self.to_json().encode()).hexdigest()

    def plan(self, area: Area, month: Month) -> Plan:
        """The plan of an area in a month; every refusal there is comes here, before any row."""
        kept = self._plans.get((area.name, month))
        if kept is None or kept[0] is not area:
            kept = self._plans[area.name, month] = (area, build(self.files, self.pack, self.local, area, month))
        return kept[1]


def freeze(files: Mapping[str, str], pack_id: str, local: Mapping[str, str]) -> Release:
    """Freeze a pack chain: its manifests, parameters and rules, not its cases; line ends made equal."""
    prefixes = tuple(f"{one.id}/" for one in chain(pack_id, files))
    wanted = ("/pack.toml", "/parameters.yaml", "/rules.py", "_rules.py")
    kept = {
        path: files[path].replace("\r\n", "\n")
        for path in sorted(files)
        if path.startswith(prefixes) and path.endswith(wanted)
    }
    return Release(pack_id, kept, dict(sorted(local.items())))
