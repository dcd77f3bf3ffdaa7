"""The refusals of the engine: each says which pack, file and name is wrong and what to do."""

from __future__ import annotations


class PolicyError(Exception):
    """Something in a pack, a frame or a case is refused.

    Every kind has its sentence in both languages; `str()` is Indonesian, `say("en")` English.
    """

    id = "{reason}"
    en = "{reason}"

    def __init__(self, **facts: object) -> None:
        self.facts = facts
        super().__init__(self.say())

    def say(self, lang: str = "id") -> str:
        """The refusal as a sentence."""
        return (self.en if lang == "en" else self.id).format(**self.facts)


class UnknownPack(PolicyError):
    """A pack is named that is not there."""

    id = "Paket {pack!r} tidak ada; yang ada: {known}."
    en = "There is no pack {pack!r}; known: {known}."


class PackUnreadable(PolicyError):
    """A file of a pack cannot be read or says something it may not."""

    id = "{file}: {reason}."
    en = "{file}: {reason_en}."


class EndlessChain(PolicyError):
    """Packs extend each other in a ring."""

    id = "Rantai `extends` berputar: {ring}. Satu paket harus menjadi pangkal."
    en = "`extends` goes round in a ring: {ring}. One pack must be the root."


class UnsafePack(PolicyError):
    """A pack's code uses something beyond the engine and the vocabulary."""

    id = "{file} baris {line}: {what} tidak boleh ada dalam paket. {todo}"
    en = "{file} line {line}: a pack may not have {what_en}. {todo_en}"


class RuleRefused(PolicyError):
    """A rule is written in a way that cannot be read or explained."""

    id = "{file}: aturan {name!r} {reason}."
    en = "{file}: rule {name!r} {reason_en}."


class ParameterRefused(PolicyError):
    """A parameter or one of its values is incomplete or malformed."""

    id = "{file}: parameter {name!r} {reason}."
    en = "{file}: parameter {name!r} {reason_en}."


class MissingParameter(PolicyError):
    """A rule names a parameter that does not exist or has no value in force."""

    id = "{file}: aturan {rule!r} memakai parameter {name!r} yang {reason} pada {month}. Tambahkan di {where}."
    en = "{file}: rule {rule!r} uses parameter {name!r}, which {reason_en} in {month}. Add it in {where}."


class MissingLocal(PolicyError):
    """A value that the region itself must give is not there."""

    id = "Nilai daerah {name!r} ({title}) belum diisi untuk {area}. Isi di daerah.toml atau halaman parameter daerah."
    en = "The region's value {name!r} ({title}) is missing for {area}. Give it in daerah.toml or on its page."


class UnknownLocal(PolicyError):
    """A region gives a value that no pack of its chain asks for."""

    id = "Nilai daerah {name!r} tidak diminta paket mana pun dalam rantai {pack!r}. Hapus, atau periksa ejaannya."
    en = "No pack in the chain of {pack!r} asks for the region's value {name!r}. Remove it, or check its spelling."


class SilentClash(PolicyError):
    """A pack says something its parent already says, without saying that it replaces it."""

    id = "{file}: {name!r} sudah ada di paket {parent!r}. Tulis `replaces: {parent}` atau beri nama lain."
    en = "{file}: {name!r} already stands in pack {parent!r}. Say `replaces: {parent}`, or choose another name."


class NothingToReplace(PolicyError):
    """A pack says it replaces something that is not there."""

    id = "{file}: {name!r} menyebut menggantikan {parent!r}, tetapi paket induk itu tidak memuatnya."
    en = "{file}: {name!r} says it replaces {parent!r}, but no parent pack of that name holds it."


class OverlappingVersions(PolicyError):
    """Two versions of one thing begin on the same day."""

    id = "{file}: {name!r} mempunyai dua versi sejak {since}. Beri tanggal `since` yang berbeda."
    en = "{file}: {name!r} has two versions since {since}. Give them different `since` dates."


class NameTaken(PolicyError):
    """A rule bears the name of an input column or of a rule at another grain."""

    id = "{file}: aturan {name!r} memakai nama kolom masukan pada butir {grain!r}. Beri nama lain."
    en = "{file}: rule {name!r} bears the name of an input column at grain {grain!r}. Choose another name."


class UnknownArgument(PolicyError):
    """A rule asks for a column that nothing offers."""

    id = "{file}: aturan {rule!r} meminta kolom {name!r} yang tidak ada di area {area!r}{hint}."
    en = "{file}: rule {rule!r} asks for column {name!r}, which area {area!r} does not have{hint_en}."


class WrongGrain(PolicyError):
    """A rule asks for columns of grains that do not fit its own."""

    id = "{file}: aturan {rule!r} (butir {grain!r}) tidak dapat memakai {names}: {reason}."
    en = "{file}: rule {rule!r} (grain {grain!r}) cannot use {names}: {reason_en}."


class Cycle(PolicyError):
    """Rules need each other in a ring."""

    id = "{file}: aturan saling membutuhkan: {ring}. Putuskan lingkaran ini."
    en = "{file}: rules need each other in a ring: {ring}. Break the ring."


class MissingResult(PolicyError):
    """A column the area must give is given by no rule and no input."""

    id = "Area {area!r} harus memberi kolom {name!r}, tetapi paket {pack!r} tidak punya aturannya pada {month}."
    en = "Area {area!r} must give column {name!r}, but pack {pack!r} has no rule for it in {month}."


class RuleFails(PolicyError):
    """A rule does not yield a column when it is called."""

    id = "{file}: aturan {rule!r} tidak dapat dihitung: {reason}"
    en = "{file}: rule {rule!r} cannot be computed: {reason}"


class FrameRefused(PolicyError):
    """A frame given for evaluation is not the frame the area asks for."""

    id = "Bingkai {grain!r} area {area!r}: {reason}."
    en = "Frame {grain!r} of area {area!r}: {reason_en}."


class CaseUnreadable(PolicyError):
    """A file of cases cannot be read."""

    id = "{file}: {reason}."
    en = "{file}: {reason_en}."
