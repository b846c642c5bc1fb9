"""What the reader makes: notes on exact words, on reports and on themes, and relations between notes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, TypeGuard

from notes.anchoring.selectors import Selector
from notes.kinds import NoteKind, kind_of

RELATION_TYPES: Final = ("belongs with", "agrees", "contradicts", "extends", "earlier form of")
"""The types that every reader has; the config may add own ones."""


@dataclass(frozen=True, slots=True)
class Target:
    """What a note is on: a report, and words in it if it is not on the whole."""

    report: str
    """The report's id when the note was made."""
    bytes_print: str = ""
    letters_print: str = ""
    """Fingerprints by which the report is known again under another name."""
    quote: Selector | None = None
    cleaning: int = 0
    """The version of the cleaning that the quote's position is of."""
    title: str = ""
    """The report's title when the note was made."""


@dataclass(frozen=True, slots=True)
class Note:
    """The reader's words on a target; what kind of note that makes is told in notes/kinds.py."""

    target: Target | None
    """None: a note on a theme alone."""
    text: str = ""
    """Markdown, exactly as typed."""
    tags: tuple[str, ...] = ()
    holder: str | None = None
    """Whose view this is: the author, Russia, the EU, a named person."""
    theme: str | None = None
    id: str = ""
    created: str = ""
    updated: str = ""
    revision: int = 0
    conflict: str | None = None
    """The id of the note that somebody else changed while this version of it was written."""

    @property
    def is_highlight(self) -> bool:
        """Whether it has no words of the reader's."""
        return not self.text

    @property
    def on_report(self) -> bool:
        """Whether it is on a report, or on words in one."""
        return self.target is not None

    @property
    def on_words(self) -> bool:
        """Whether it is on words of a report."""
        return self.target is not None and self.target.quote is not None

    @property
    def kind(self) -> NoteKind:
        """What kind of note it is."""
        return kind_of(self)

    @property
    def called(self) -> str:
        """What a step of undo calls making it."""
        return self.kind.called_bare if self.is_highlight else self.kind.called

    @property
    def sign(self) -> str:
        """What stands for it, one cell wide."""
        return self.kind.sign_bare if self.is_highlight else self.kind.sign

    def fields(self) -> dict[str, Any]:
        """What the store keeps of it, besides id, revision and times."""
        return {
            **target_fields(self.target),
            "text": self.text,
            "tags": list(self.tags),
            "holder": self.holder,
            "theme": self.theme,
        }


def note_of(record: Mapping[str, Any]) -> Note:
    """The note that a record of the store holds; fields that are missing or of a wrong type are empty."""
    return Note(
        target=target_of(record),
        text=_text(record.get("text")),
        tags=tags_of(record),
        holder=_text(record.get("holder")) or None,
        theme=_text(record.get("theme")) or None,
        id=record["id"],
        created=_text(record.get("created")),
        updated=_text(record.get("updated")),
        revision=revision_of(record),
        conflict=_text(record.get("conflict")) or None,
    )


def tags_of(record: Mapping[str, Any]) -> tuple[str, ...]:
    """The tags of a note's record, as they are kept."""
    return tuple([tag for tag in _list(record.get("tags")) if isinstance(tag, str)])


def revision_of(record: Mapping[str, Any] | None) -> int:
    """How often a record was changed; 0 where there is none, or where somebody wrote it by hand."""
    return _number(record.get("revision")) if record else 0


def created_of(record: Mapping[str, Any]) -> str:
    """When a record was made; whoever wrote it by hand may not have said."""
    return _text(record.get("created"))


def target_fields(target: Target | None) -> dict[str, Any]:
    """What the store keeps of a target, as fields of the record that it belongs to."""
    return {
        "report": target.report if target else None,
        "title": target.title if target else None,
        "prints": [target.bytes_print, target.letters_print] if target else None,
        "quote": _quote(target.quote, target.cleaning) if target and target.quote else None,
    }


def target_of(record: Mapping[str, Any]) -> Target | None:
    """The target that fields of a record tell; None where they tell no report."""
    report = _text(record.get("report"))
    if not report:
        return None
    prints = [_text(item) for item in _list(record.get("prints"))] + ["", ""]
    title = _text(record.get("title"))
    quote = record.get("quote")
    if not isinstance(quote, Mapping):
        return Target(report, prints[0], prints[1], title=title)
    selector = Selector(
        _text(quote.get("exact")),
        _text(quote.get("prefix")),
        _text(quote.get("suffix")),
        _number(quote.get("start")),
    )
    return Target(report, prints[0], prints[1], selector, _number(quote.get("cleaning")), title)


def _quote(selector: Selector, cleaning: int) -> dict[str, Any]:
    return {
        "exact": selector.exact,
        "prefix": selector.prefix,
        "suffix": selector.suffix,
        "start": selector.start,
        "end": selector.end,
        "cleaning": cleaning,
    }


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def is_count(value: object) -> TypeGuard[int]:
    """Whether a value of a record is a whole number from 0."""
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def _number(value: object) -> int:
    return value if is_count(value) else 0
