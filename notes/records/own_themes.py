"""Own themes: those that the reader has made, or has renamed, merged, hidden or put passages on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from notes.errors import RecordError
from notes.folding import fold
from notes.model import Target, revision_of, target_fields, target_of

LONGEST: Final = 200
"""Characters of a theme's name."""


@dataclass(frozen=True, slots=True)
class OwnTheme:
    """A theme as the reader has it."""

    name: str
    aliases: tuple[str, ...] = ()
    replaces: tuple[str, ...] = ()
    """The keys of the themes of the reports that it was made of, in whose place it stands."""
    hidden: bool = False
    on: tuple[Target, ...] = ()
    """Passages that the reader has put on it."""
    off: tuple[Target, ...] = ()
    """Passages that the reader has taken off it."""
    id: str = ""
    revision: int = 0

    @property
    def names(self) -> tuple[str, ...]:
        """All its names, the chosen one first."""
        return (self.name, *self.aliases)

    def fields(self) -> dict[str, Any]:
        """What the store keeps of it, besides id, revision and times."""
        return {
            "name": self.name,
            "aliases": list(self.aliases),
            "replaces": list(self.replaces),
            "hidden": self.hidden,
            "on": [target_fields(target) for target in self.on],
            "off": [target_fields(target) for target in self.off],
        }


def theme_of(record: Mapping[str, Any]) -> OwnTheme | None:
    """The theme that a record of the store holds; None where it has no name. What is of no use is empty."""
    names = [name for name in (record.get("name"),) if isinstance(name, str) and name.strip()]
    if not names:
        return None
    return OwnTheme(
        name=names[0],
        aliases=distinct(_texts(record.get("aliases")), but=names),
        replaces=tuple(dict.fromkeys(_texts(record.get("replaces")))),
        hidden=record.get("hidden") is True,
        on=_targets(record.get("on")),
        off=_targets(record.get("off")),
        id=record["id"],
        revision=revision_of(record),
    )


def tidy(name: str) -> str:
    """A theme's name as it is kept: with single spaces.

    Raises:
        RecordError: where it has neither letter nor digit, or is too long.
    """
    tidied = " ".join(name.split())
    if not any(map(str.isalnum, tidied)):
        raise RecordError("a theme needs a letter; type a word")
    if len(tidied) > LONGEST:
        raise RecordError(f"a theme's name of {len(tidied)} characters; {LONGEST} are the most")
    return tidied


def distinct(names: Iterable[str], but: Iterable[str] = ()) -> tuple[str, ...]:
    """Names without those that differ only in capitals from one before, or from one of ``but``."""
    taken = {fold(name) for name in but}
    kept: list[str] = []
    for name in names:
        if fold(name) not in taken:
            taken.add(fold(name))
            kept.append(name)
    return tuple(kept)


def _texts(value: object) -> list[str]:
    items = value if isinstance(value, list) else []
    return [item for item in items if isinstance(item, str) and item.strip()]


def _targets(value: object) -> tuple[Target, ...]:
    items = value if isinstance(value, list) else []
    found = (target_of(item) for item in items if isinstance(item, Mapping))
    return tuple(dict.fromkeys(target for target in found if target is not None and target.quote is not None))
