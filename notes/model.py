"""What the reader makes: notes on exact words, on reports and on themes, and relations between notes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, NamedTuple, TypeGuard

from notes.anchoring.selectors import Selector
from notes.kinds import NoteKind, kind_of

RELATION_TYPES: Final = ("belongs with", "agrees", "contradicts", "extends", "earlier form of")
"""The types that every reader has; the config may add own ones."""


class Origin(NamedTuple):
    """What a report was known by when notes were made on it: notes of one origin are on one report."""

    report: str
    bytes_print: str
    letters_print: str
    title: str


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
        target_of(record),
        text_of(record, "text"),
        tags_of(record),
        text_of(record, "holder") or None,
        text_of(record, "theme") or None,
        record["id"],
        text_of(record, "created"),
        text_of(record, "updated"),
        revision_of(record),
        text_of(record, "conflict") or None,
    )


def tags_of(record: Mapping[str, Any]) -> tuple[str, ...]:
    """The tags of a note's record, as they are kept."""
    tags = record.get("tags")
    return tuple([tag for tag in tags if isinstance(tag, str)]) if isinstance(tags, list) else ()


def revision_of(record: Mapping[str, Any] | None) -> int:
    """How often a record was changed; 0 where there is none, or where somebody wrote it by hand."""
    return _number(record.get("revision")) if record else 0


def created_of(record: Mapping[str, Any]) -> str:
    """When a record was made; whoever wrote it by hand may not have said."""
    created = record.get("created")
    return created if isinstance(created, str) else ""


def text_of(record: Mapping[str, Any], field: str) -> str:
    """A field of a record that holds a text; empty where it holds none."""
    value = record.get(field)
    return value if isinstance(value, str) else ""


def origin_of(record: Mapping[str, Any]) -> Origin | None:
    """What a record tells of the report that it is on; None where it tells no report."""
    report = record.get("report")
    if not isinstance(report, str) or not report:
        return None
    prints = record.get("prints")
    if not isinstance(prints, list) or len(prints) < 2:
        prints = [*_list(prints), "", ""]
    return Origin(report, _text(prints[0]), _text(prints[1]), text_of(record, "title"))


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
    origin = origin_of(record)
    if origin is None:
        return None
    report, bytes_print, letters_print, title = origin
    quote = record.get("quote")
    if not isinstance(quote, Mapping):
        return Target(report, bytes_print, letters_print, None, 0, title)
    cleaning = _number(quote.get("cleaning"))
    return Target(report, bytes_print, letters_print, selector_of(quote), cleaning, title)


def selector_of(quote: Mapping[str, Any]) -> Selector:
    """The selector that a record keeps as its quote."""
    return Selector(
        text_of(quote, "exact"),
        text_of(quote, "prefix"),
        text_of(quote, "suffix"),
        _number(quote.get("start")),
    )


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
