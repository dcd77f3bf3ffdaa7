from __future__ import annotations

from pathlib import Path

import pytest

from sembilan.policy.areas import find_area
from sembilan.policy.errors import EndlessChain, PackUnreadable, PolicyError, RuleRefused, UnknownPack
from sembilan.policy.packs import areas, chain, manifest, packs_root, read_packs, read_rules
from sembilan.policy.release import Release, freeze
from tests.policy.small import FILES, HEAD, LOCAL, MANIFEST, REGION, packs, region


def write(root: Path, files: dict[str, str]) -> Path:
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, "utf-8")
    return root


def test_packs_are_the_folders_with_a_manifest(tmp_path: Path):
    found = read_packs(write(tmp_path, {**region(), "nasional/pay/cases/a.md": "# A", "nasional/notes.txt": "no"}))

    assert list(found) == ["daerah/contoh", "nasional"]
    assert len(found) == 2
    assert set(found["nasional"]) == {*FILES, "nasional/pay/cases/a.md"}


def test_the_files_of_a_pack_are_those_of_its_chain():
    assert set(packs(region()).files("daerah/contoh")) == {*FILES, "daerah/contoh/pack.toml"}


def test_a_chain_begins_at_its_root():
    assert [one.id for one in chain("daerah/contoh", region())] == ["nasional", "daerah/contoh"]


def test_a_manifest_tells_the_region():
    assert manifest("daerah/contoh", region()).kode == "00.01"


def test_areas_are_the_folders_of_a_pack():
    assert areas("nasional", FILES) == ("pay",)


def test_packs_that_extend_each_other_are_refused():
    ring = {"a/pack.toml": MANIFEST + 'extends = "b"\n', "b/pack.toml": MANIFEST + 'extends = "a"\n'}

    with pytest.raises(EndlessChain, match="a → b → a"):
        packs(ring).files("a")
    with pytest.raises(EndlessChain, match="a → b → a"):
        chain("a", ring)


def test_a_pack_that_is_not_there_is_refused_with_those_that_are():
    with pytest.raises(UnknownPack, match="nasional"):
        packs(FILES)["nasinal"]
    with pytest.raises(UnknownPack, match="nasional"):
        chain("nasinal", FILES)
    with pytest.raises(UnknownPack):
        packs({})["nasional"]
    with pytest.raises(UnknownPack):
        manifest("nasional", {})


@pytest.mark.parametrize(
    "text",
    [
        "title = ",
        MANIFEST.replace('title = "Nasional"\n', ""),
        MANIFEST + "colour = 'red'\n",
        MANIFEST + "kode = 7\n",
        MANIFEST + 'id = "other"\n',
    ],
)
def test_a_manifest_that_is_incomplete_or_strange_is_refused(text: str):
    with pytest.raises(PackUnreadable):
        manifest("nasional", {"nasional/pack.toml": text})


def rules(text: str) -> object:
    return read_rules(HEAD + text, "nasional", "nasional/pay/rules.py")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ('@rule(law="L", title="T", unit=Unit.COUNT)\ndef a(base):\n    return base\n', RuleRefused),
        ('@rule(law="", title="T", unit=Unit.COUNT)\ndef a(base):\n    """S."""\n    return base\n', RuleRefused),
        ('@rule(law="L", title="", unit=Unit.COUNT)\ndef a(base):\n    """S."""\n    return base\n', RuleRefused),
        ('@rule(law="L", title="T", unit="ell")\ndef a(base):\n    """S."""\n    return base\n', PackUnreadable),
        ('@rule(law="L", unit=Unit.COUNT)\ndef a(base):\n    """S."""\n    return base\n', PackUnreadable),
        (
            '@rule(law="L", title="T", unit=Unit.COUNT, since="x")\ndef a(base):\n    """S."""\n    return 1\n',
            PackUnreadable,
        ),
    ],
)
def test_a_rule_without_its_law_title_or_sentence_is_refused(text: str, kind: type[PolicyError]):
    with pytest.raises(kind):
        rules(text)


def test_a_function_that_is_no_rule_may_help_the_rules():
    helped = (
        "\ndef twice(x):\n    return x * 2\n\n"
        '@rule(law="L", title="T", unit=Unit.COUNT)\ndef a(base):\n    """S."""\n    return twice(base)\n'
    )

    assert [one.name for one in rules(helped)] == ["a"]  # type: ignore[attr-defined]


def test_outside_the_engine_the_decorator_leaves_the_function_alone():
    from sembilan.policy import rule
    from sembilan.terms.column import Unit

    def sample() -> int:
        return 1

    assert rule(law="L", title="T", unit=Unit.COUNT)(sample) is sample


def test_a_release_survives_being_stored():
    release = freeze(FILES, "nasional", LOCAL)

    assert Release.from_json(release.to_json()) == release
    assert Release.from_json(release.to_json()).hash == release.hash


def test_the_hash_of_a_known_release_never_changes():
    known = freeze({"a/pack.toml": MANIFEST}, "a", {})

    assert known.hash == "82faa0049c87fa0befb1e2463f5319da6998f06717867adcb51e361dc8b65ec9"


def test_the_hash_does_not_depend_on_order_cases_line_ends_or_other_packs():
    release = freeze(FILES, "nasional", {"a": "1", "b": "2"})
    same = dict(reversed(FILES.items()))
    same = {path: text.replace("\n", "\r\n") for path, text in same.items()}
    same |= {"nasional/pay/cases/a.md": "# A", "daerah/contoh/pack.toml": REGION}

    assert freeze(same, "nasional", {"b": "2", "a": "1"}).hash == release.hash


@pytest.mark.parametrize("path", FILES)
def test_the_hash_changes_with_every_file_that_matters(path: str):
    changed = {**FILES, path: FILES[path] + "\n# changed\n"}

    assert freeze(changed, "nasional", LOCAL).hash != freeze(FILES, "nasional", LOCAL).hash


def test_the_hash_changes_with_the_regions_values_and_the_pack():
    release = freeze(region(), "daerah/contoh", LOCAL)

    assert freeze(region(), "daerah/contoh", {"ikfd": "0.71"}).hash != release.hash
    assert freeze(region(), "nasional", LOCAL).hash != release.hash


def test_areas_are_found_by_their_name():
    assert find_area("attendance").name == "attendance"
    for name in ("nowhere", "person"):
        with pytest.raises(PackUnreadable):
            find_area(name)


def test_the_packs_of_the_house_are_found():
    assert (packs_root() / "nasional" / "pack.toml").is_file()
