"""Tags over all notes: counting, renaming, merging, deleting. A tag may be nested: "order/architecture"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any, Final

from notes.errors import RecordError
from notes.model import note_of, revision_of

if TYPE_CHECKING:
    from notes.store import NoteStore

NESTED: Final = "/"
LONGEST: Final = 100
"""Characters of a tag."""
_SPACES: Final = re.compile(r"\s+")


def tidy(tag: str) -> str:
    """A tag as it is kept: single spaces, no # before it, nothing empty between slashes.

    Raises:
        RecordError: where nothing is left of it, or too much.
    """
    parts = [_SPACES.sub(" ", part).strip() for part in tag.strip().lstrip("#").split(NESTED)]
    tidied = NESTED.join(part for part in parts if part)
    if not tidied:
        raise RecordError("a tag needs a letter; type a word")
    if len(tidied) > LONGEST:
        raise RecordError(f"a tag of {len(tidied)} characters; {LONGEST} are the most")
    return tidied


def counts(notes: Iterable[Mapping[str, Any]]) -> dict[str, int]:
    """How many notes bear each tag, most used first."""
    found = Counter(tag for note in notes for tag in dict.fromkeys(note.get("tags") or ()))
    return dict(sorted(found.items(), key=lambda item: (-item[1], item[0])))


def latest(notes: Iterable[Mapping[str, Any]], most: int = 9) -> list[str]:
    """The tags used last, newest first."""
    found: dict[str, None] = {}
    for note in sorted(notes, key=lambda note: str(note.get("updated")), reverse=True):
        found.update(dict.fromkeys(note.get("tags") or ()))
        if len(found) >= most:
            break
    return list(found)[:most]


def below(tag: str, other: str) -> bool:
    """Whether ``other`` is ``tag`` or nested in it."""
    return other == tag or other.startswith(tag + NESTED)


def bearers(store: NoteStore, tag: str) -> list[Mapping[str, Any]]:
    """The notes that bear ``tag`` or one nested in it."""
    return [note for note in store.all("notes") if any(below(tag, other) for other in note_of(note).tags)]


def rename(store: NoteStore, old: str, new: str) -> int:
    """Give a tag, and what is nested in it, another name on all notes; into one that exists, they merge.

    Returns:
        How many notes were changed.

    Raises:
        RecordError: where the new name is none, or no note bears the old one.
        SaveError: where it was not saved; no note was changed then.
    """
    new = tidy(new)
    return _replace(store, old, lambda tag: new + tag[len(old) :], f"rename tag {old} to {new}")


def delete(store: NoteStore, tag: str) -> int:
    """Take a tag, and what is nested in it, off all notes; how many were changed."""
    return _replace(store, tag, lambda _: None, f"delete tag {tag}")


def _replace(store: NoteStore, old: str, becomes: Callable[[str], str | None], label: str) -> int:
    with store.change(label) as change:
        touched = bearers(store, old)
        if not touched:
            raise RecordError(f"no note bears the tag {old!r}; syntopic tags lists them")
        for note in touched:
            tags = [becomes(tag) if below(old, tag) else tag for tag in note_of(note).tags]
            kept = list(dict.fromkeys(tag for tag in tags if tag))
            change.edit("notes", note["id"], {"tags": kept}, revision_of(note))
    return len(touched)
