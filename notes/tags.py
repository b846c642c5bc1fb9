"""Tags over all notes: counting, renaming, merging, deleting. A tag may be nested: "order/architecture".

Tags that differ in capitals only, in how an accent is made, or in signs that nobody sees, are one tag; `key`
tells. On each note it is kept as it was typed there, and shown as on the note that bore it first
(`Spellings`), on the screen, in answers and in exports alike.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from notes.errors import RecordError
from notes.model import revision_of, tags_of

if TYPE_CHECKING:
    from notes.store import NoteStore

NESTED: Final = "/"
LONGEST: Final = 100
"""Characters of a tag."""
_SPACES: Final = re.compile(r"\s+")
_JOINERS: Final = "\u200c\u200d"
"""They join letters, or keep them apart: a matter of spelling where a script or a sign is made so."""
_JOINING: Final = re.compile(f"(?<![\u0590-\u109f\u1780-\u18af\u2190-\U0010ffff])[{_JOINERS}]|[{_JOINERS}]$")
"""Joiners behind what knows none."""
_BLANK: Final = frozenset("\u034f\u115f\u1160\u3164\uffa0")
"""Letters and marks without a look."""
_SIGNS: Final = frozenset(
    map(chr, (*range(0x600, 0x606), 0x6DD, 0x70F, 0x890, 0x891, 0x8E2, 0x110BD, 0x110CD))
)
"""Signs that Unicode counts among those that format, but which are seen."""


def visible(text: str) -> str:
    """A text without signs of no width, each letter and its accents in one sign where there is one.

    Joiners stay where they are a matter of spelling.
    """
    if text.isascii() and text.isprintable():
        return text
    kept = "".join(c for c in text if c in _JOINERS or c.isspace() or _is_seen(c))
    return unicodedata.normalize("NFC", _JOINING.sub("", kept))


def bare(text: str) -> str:
    """The same without any joiner: what of a text counts when tags are compared."""
    shown = visible(text)
    if shown.isascii():
        return shown
    return unicodedata.normalize("NFC", shown.replace("\u200c", "").replace("\u200d", ""))


@lru_cache(maxsize=8192)
def spelled(tag: str) -> str:
    """A tag with single spaces, no # before it, nothing empty between slashes; "" where nothing is left."""
    parts = [_SPACES.sub(" ", part).strip() for part in visible(tag).strip().lstrip("#").split(NESTED)]
    return NESTED.join(part for part in parts if part)


@lru_cache(maxsize=8192)
def key(tag: str) -> str:
    """What all spellings of a tag have in common."""
    apart = unicodedata.normalize("NFD", bare(spelled(tag))).casefold()
    return unicodedata.normalize("NFC", apart)


def tidy(tag: str) -> str:
    """A tag as it is kept (`spelled`).

    Raises:
        RecordError: where nothing is left of it, or too much.
    """
    tidied = spelled(tag)
    if not tidied:
        raise RecordError("a tag needs a letter; type a word")
    if len(tidied) > LONGEST:
        raise RecordError(f"a tag of {len(tidied)} characters; {LONGEST} are the most")
    return tidied


def distinct(tags: Iterable[str]) -> list[str]:
    """Each tag once, as it is spelled first."""
    found: dict[str, str] = {}
    for tag in tags:
        found.setdefault(key(tag), tag)
    return list(found.values())


class Spellings:
    """How each tag is shown, and each that it is nested in: as on the note that bore it first."""

    def __init__(self, tags: Iterable[str]) -> None:
        """Learn from tags, those of the oldest note first."""
        self._shown: dict[str, str] = {"": ""}
        self._of: dict[str, str] = {}
        for tag in tags:
            self.of(tag)

    def of(self, tag: str) -> str:
        """A tag as it is shown; "" for one of which nothing can be seen."""
        known = self._of.get(tag)
        if known is None:
            known = self._of[tag] = self._learnt(spelled(tag))
        return known

    def all(self, tags: Iterable[str]) -> tuple[str, ...]:
        """The tags of a note as they are shown, each once."""
        return tuple(dict.fromkeys(shown for tag in tags if (shown := self.of(tag))))

    @property
    def is_uniform(self) -> bool:
        """Whether each tag that is known is shown as it is spelled."""
        return all(tag == shown for tag, shown in self._of.items())

    def differs(self, other: Spellings) -> bool:
        """Whether a tag that ``other`` knows is shown otherwise here."""
        return any(self.of(tag) != shown for tag, shown in other._of.items())

    def _learnt(self, tag: str) -> str:
        compared = key(tag)
        if compared not in self._shown:
            above, nested, own = tag.rpartition(NESTED)
            self._shown[compared] = f"{self._learnt(above)}{nested}{own}"
        return self._shown[compared]


def _is_seen(character: str) -> bool:
    if character in _BLANK:
        return False
    return unicodedata.category(character) not in ("Cc", "Cf") or character in _SIGNS


def counts(notes: Iterable[Mapping[str, Any]]) -> dict[str, int]:
    """How many notes bear each tag, most used first."""
    shown = Spellings(tag for note in notes for tag in tags_of(note))
    found = Counter(tag for note in notes for tag in shown.all(tags_of(note)))
    return dict(sorted(found.items(), key=lambda item: (-item[1], item[0])))


def below(tag: str, other: str) -> bool:
    """Whether ``other`` is ``tag`` or nested in it, however they are spelled."""
    above, one = key(tag), key(other)
    return one == above or one.startswith(above + NESTED)


def bearers(store: NoteStore, tag: str) -> list[Mapping[str, Any]]:
    """The notes that bear ``tag`` or one nested in it."""
    return [note for note in store.all("notes") if any(below(tag, other) for other in tags_of(note))]


def spelling_so(store: NoteStore, tag: str) -> int:
    """How many notes bear ``tag``, or one nested in it, in this very spelling."""
    wanted = spelled(tag)
    notes = (map(spelled, tags_of(note)) for note in store.all("notes"))
    return sum(any(tag == wanted or tag.startswith(wanted + NESTED) for tag in tags) for tags in notes)


def rename(store: NoteStore, old: str, new: str) -> int:
    """Give a tag, and what is nested in it, another name on all notes; into one that exists, they merge.

    Returns:
        How many notes were changed.

    Raises:
        RecordError: where the new name is none or too long for what is nested, no note bears the old one, all
            bear it so already, or the new one exists and is nested in it.
        SaveError: where it was not saved; no note was changed then.
    """
    new, old = tidy(new), spelled(old)
    depth = old.count(NESTED) + 1
    if key(new) != key(old) and below(old, new) and bearers(store, new):
        raise RecordError(f"{new} is nested in {old}, so that {old} cannot become it; nothing was changed")

    def becomes(tag: str) -> str:
        return tidy(NESTED.join([new, *spelled(tag).split(NESTED)[depth:]]))

    changed = _replace(store, old, becomes, f"rename tag {old} to {new}")
    if not changed:
        raise RecordError(f"{old} and {new} are one tag already; nothing was changed")
    return changed


def delete(store: NoteStore, tag: str) -> int:
    """Take a tag, and what is nested in it, off all notes; how many were changed."""
    return _replace(store, tag, lambda _: None, f"delete tag {spelled(tag)}")


def _replace(store: NoteStore, old: str, becomes: Callable[[str], str | None], label: str) -> int:
    changed = 0
    with store.change(label) as change:
        touched = bearers(store, old)
        if not touched:
            raise RecordError(f"no note bears the tag {old!r}; syntopic tags lists them")
        for note in touched:
            had = list(tags_of(note))
            tags = [becomes(tag) if below(old, tag) else tag for tag in had]
            kept = distinct(tag for tag in tags if tag)
            if kept != had:
                change.edit("notes", note["id"], {"tags": kept}, revision_of(note))
                changed += 1
    return changed
