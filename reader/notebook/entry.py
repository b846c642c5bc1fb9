"""A note as it was read: where it stands is known, all else is made when it is asked for."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from corpus.model import Report
from notes.folding import fold
from notes.model import note_of, origin_of, tags_of, text_of
from notes.tags import NESTED, Spellings, bare
from reader.citation import label
from reader.notebook.placed import Placed, Spot, State

if TYPE_CHECKING:
    from notes.storage.change import Record

BREAK: Final = "\n"
"""Parts what is searched: no word goes over it."""


class ShownNames:
    """How the tags and the reports of notes are called; notes share it."""

    def __init__(self, tags: Spellings) -> None:
        """Take the spellings of tags; they know all of them."""
        self.tags = tags
        self._labels: dict[str, str] = {}

    def label(self, report: Report) -> str:
        """The label of a report, made once."""
        known = self._labels.get(report.id)
        if known is None:
            known = self._labels[report.id] = label(report)
        return known


class Entry:
    """A note of the notebook. It never changes.

    Most notes of a large store are never looked at one by one, so that of each only its place is worked out
    when the store is read. Any thread may ask for the rest: two that ask at once may both make it, all alike.

    Attributes:
        record: what the store keeps of it.
        spot: where it stands, as one value.
    """

    __slots__ = ("_fields", "_names_shown", "_placed", "_words", "record", "spot")

    def __init__(self, record: Record, spot: Spot, naming: ShownNames) -> None:
        self.record: Final = record
        self.spot: Final = spot
        self._names_shown = naming
        self._placed: Placed | None = None
        self._words: str | None = None
        self._fields: dict[str, str] | None = None

    @property
    def placed(self) -> Placed:
        """The note and where it stands; the same object each time."""
        if self._placed is None:
            note = note_of(self.record)
            if note.tags and note.tags != (shown := self.tags):
                note = replace(note, tags=shown)
            self._placed = Placed(note, *self.spot)
        return self._placed

    def prepare(self) -> None:
        """Make now what is otherwise made when it is asked for."""
        self.placed, self.words, self.fields  # noqa: B018

    # -- what is told without making the note

    @property
    def id(self) -> str:
        """The note's id."""
        return self.record["id"]  # type: ignore[no-any-return]

    @property
    def state(self) -> State:
        """How it holds on to what it is on."""
        return self.spot[0]

    @property
    def report(self) -> Report | None:
        """The open report that it is on; None where it is away, or on a theme alone."""
        return self.spot[1]

    @property
    def start(self) -> int | None:
        """Where its words begin in the report text; None where they are not there, or it is on none."""
        return self.spot[2]

    @property
    def end(self) -> int | None:
        """Where they end."""
        return self.spot[3]

    @property
    def guess(self) -> tuple[int, int] | None:
        """Of an orphan: where its words may have stood."""
        return self.spot[4]

    @property
    def tags(self) -> tuple[str, ...]:
        """Its tags as they are shown."""
        tags = tags_of(self.record)
        return self._names_shown.tags.all(tags) if tags else ()

    @property
    def updated(self) -> str:
        """When it was changed last."""
        return text_of(self.record, "updated")

    @property
    def holder(self) -> str:
        """Whose view it is; empty where it is nobody's."""
        return text_of(self.record, "holder")

    @property
    def theme(self) -> str:
        """The theme that it is on; empty where there is none."""
        return text_of(self.record, "theme")

    @property
    def conflict(self) -> str:
        """The id of the note that it is another version of; empty where it is none."""
        return text_of(self.record, "conflict")

    @property
    def was_on(self) -> str:
        """The id of its report when the note was made; empty where it is on none."""
        return text_of(self.record, "report")

    @property
    def on_words(self) -> bool:
        """Whether it is on words of a report."""
        return bool(self.was_on) and isinstance(self.record.get("quote"), Mapping)

    # -- what it is found by

    @property
    def words(self) -> str:
        """All there is to find, folded."""
        if self._words is None:
            told = text_of(self.record, "text"), self._quote, *self.tags, self.holder
            words = BREAK.join((*told, self.theme, self._section))
            self._words = fold(words) + _folded(self._names)
        return self._words

    @property
    def fields(self) -> dict[str, str]:
        """By the name of a token what it looks at, folded, each word of it behind a break."""
        if self._fields is None:
            self._fields = {
                "tag": _parts(tuple(map(bare, self.tags)), NESTED),
                "holder": _parts((self.holder,)),
                "theme": _parts((self.theme,)),
                "report": _parts(self._names),
                "state": BREAK + self.state,
                "date": f"{BREAK}{text_of(self.record, 'created')}{BREAK}{self.updated}",
            }
        return self._fields

    @property
    def _names(self) -> tuple[str, ...]:
        """What its report is and was called."""
        origin, report = origin_of(self.record), self.report
        now = (report.id, self._names_shown.label(report), report.about.title) if report else ()
        return (*now, origin.report, origin.title) if origin else now

    @property
    def _quote(self) -> str:
        """The words it is on: as the report has them now, else as they were when the note was made."""
        if self.report is not None and self.start is not None:
            return self.report.text[self.start : self.end]
        return text_of(self.record["quote"], "exact") if self.on_words else ""

    @property
    def _section(self) -> str:
        """The section in which its words begin."""
        if self.report is None or self.start is None:
            return ""
        body = self.report.body
        return body.reading[max(0, bisect_right(body.starts, self.start) - 1)].section or ""


@lru_cache(maxsize=4096)
def _folded(names: tuple[str, ...]) -> str:
    return fold(BREAK + BREAK.join(names)) if names else ""


@lru_cache(maxsize=4096)
def _parts(names: tuple[str, ...], between: str = " ") -> str:
    """Names so that each can be found by how it, or a part of it, begins."""
    found = []
    for name in map(fold, names):
        parts = name.split(between)
        found += [between.join(parts[place:]) for place in range(len(parts))]
    return BREAK + BREAK.join(dict.fromkeys(found))
