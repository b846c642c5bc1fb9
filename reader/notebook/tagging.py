"""What the reader does with tags: each method is one change, saved and undone as one."""

from __future__ import annotations

from collections.abc import Iterable

from notes.model import note_of, revision_of
from notes.tags import distinct, key, tidy
from reader.notebook.live_store import LiveStore


class Tagging:
    """Changes the tags of notes; each method tells how many notes were changed."""

    def __init__(self, live: LiveStore) -> None:
        self._live = live

    def retag(self, idents: Iterable[str], add: Iterable[str] = (), remove: Iterable[str] = ()) -> int:
        """Put tags on notes and take others off them."""
        wanted = [tidy(tag) for tag in add]
        unwanted = set(map(key, remove)) - set(map(key, wanted))
        idents = list(dict.fromkeys(idents))
        changed = 0
        with self._live.changing(f"tag {counted(len(idents))}") as change:
            for ident in idents:
                record = change.get("notes", ident)
                if record is not None:
                    had = note_of(record).tags
                    tags = [tag for tag in distinct([*had, *wanted]) if key(tag) not in unwanted]
                    if tags != list(had):
                        change.edit("notes", ident, {"tags": tags}, revision_of(record))
                        changed += 1
        return changed

    def rename(self, old: str, new: str) -> int:
        """Give a tag, and those nested in it, another name."""
        from notes.tags import rename

        return self._live.with_store(lambda store: rename(store, old, new))

    def delete(self, tag: str) -> int:
        """Take a tag, and those nested in it, off all notes."""
        from notes.tags import delete

        return self._live.with_store(lambda store: delete(store, tag))


def counted(count: int) -> str:
    """So many notes, as a step of undo calls them."""
    return "1 note" if count == 1 else f"{count} notes"
