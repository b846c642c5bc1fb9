"""The flavours of Markdown: how each writes a quote, a link, a citation, a tag and the id of a block."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar, Final
from unicodedata import category
from urllib.parse import quote as percent

from notes.export.escaping import clean, inline, paragraphs
from notes.export.records import Entry
from notes.export.references import citekey
from notes.export.user_markdown import stays_within, tidied
from notes.tags import bare

STATES: Final = {
    "changed": "the report has changed here",
    "orphan": "no longer found in the report",
    "away": "the report was not open",
}
"""What is said of a note that does not hold on to its words as it did."""


_IN_LINK: Final = str.maketrans("[]|#^", "()/  ")
"""What stands for the marks that would end a link of Obsidian's."""


@dataclass(frozen=True)
class Plain:
    """Markdown that GitHub renders well, and every other program too."""

    keys: Mapping[str, str]
    """From a report's id to its key in the reader's own bibliography."""
    name: ClassVar[str] = "plain"
    titled: ClassVar[bool] = True
    """Whether the title stands above the text; else the front matter is enough."""
    resolved: ClassVar[bool] = False
    """Whether citations are marks that a program resolves."""
    _break: ClassVar[str] = "\\\n"

    # -- text

    def literal(self, text: str) -> str:
        """A text of one line that is shown as it is."""
        return inline(text)

    def prose(self, text: str) -> str:
        """A text of any length that is shown as it is, not as a quote."""
        return "\n\n".join(self._break.join(lines) for lines in self._paragraphs(text))

    def words(self, text: str) -> str:
        """The reader's words: their Markdown, or literally where that would reach beyond its note."""
        text = tidied(text)
        return text if stays_within(text) else self.prose(text)

    def own_line(self, text: str) -> str:
        """The reader's words in one line."""
        line = " ".join(clean(text).split())
        return line if stays_within(line) else self.literal(line)

    def quote(self, text: str) -> str:
        """A block quote."""
        between = self._break.replace("\n", "\n> ")
        return "\n>\n".join("> " + between.join(lines) for lines in self._paragraphs(text))

    def _paragraphs(self, text: str) -> list[list[str]]:
        return paragraphs(text)

    # -- what stands in a note

    def opened(self, entry: Entry) -> Sequence[str]:
        """The blocks that a note begins with: its id, and its quote if it has one."""
        return [f'<a id="{entry.id}"></a>', *self._quoted(entry)]

    def closed(self) -> Sequence[str]:
        """The blocks that a note ends with."""
        return ()

    def pasted(self, entry: Entry) -> str:
        """A quote to be pasted, with where it is from."""
        return f"{self.quote(entry.quote)}\n\n{self.source(entry)}"

    def called(self, entry: Entry) -> str:
        """What a note is called in a link: "Portela 2001, ¶ 12"."""
        name = f"on {entry.theme}" if entry.theme else "a note"
        name = entry.source.label if entry.source else name
        return ", ".join(filter(None, (name, entry.locus)))

    def cited(self, entry: Entry) -> str:
        """The citation: "Portela 2001, p. 4, ¶ 12", or the mark that a program resolves."""
        return ", ".join(filter(None, self._citation(entry)))

    def source(self, entry: Entry) -> str:
        """The line that says where a quote is from; empty where it is from no report."""
        source = entry.source
        if source is None:
            return ""
        named, where = self._citation(entry)
        parts = [named]
        parts += [f"*{self.literal(source.title)}*"] if source.title != source.label else []
        parts += [f"“{self.literal(entry.section)}”"] if entry.section else []
        parts += [where] if where else []
        parts += [f"({said})"] if (said := STATES.get(entry.state)) else []
        return "— " + ", ".join(parts)

    def _citation(self, entry: Entry) -> tuple[str, str]:
        """The name of the report, and the place in it where that does not belong to the name."""
        return self.literal(entry.source.label if entry.source else ""), self.literal(entry.locus)

    def link(self, text: str, file: str, block: str) -> str:
        """A link to a block, or to a file as a whole.

        Args:
            text: what is shown.
            file: the file's name; empty for the one that is written.
            block: the note's id; empty for the file as a whole.
        """
        target = percent(file) + (f"#{block}" if block else "")
        return f"[{self.literal(text)}]({target})"

    def tags(self, tags: Sequence[str]) -> str:
        """The tags of a note in a line."""
        return "Tags: " + ", ".join(map(self.literal, tags))

    def _quoted(self, entry: Entry) -> list[str]:
        return [self.quote(entry.quote)] if entry.quote.strip() else []

    def meta(self, text: str) -> str:
        """A text for the front matter."""
        return clean(text)

    def meta_tag(self, tag: str) -> str:
        """A tag for the front matter."""
        return self.meta(tag)


@dataclass(frozen=True)
class Obsidian(Plain):
    """Markdown for a vault of Obsidian: callouts, links in double brackets, ids of blocks, tags.

    Source: https://help.obsidian.md (callouts; internal links).
    """

    name: ClassVar[str] = "obsidian"
    _break: ClassVar[str] = "  \n"

    def opened(self, entry: Entry) -> Sequence[str]:
        """A callout with the quote, and its id."""
        return [self._callout(entry), f"^{entry.id}"]

    def pasted(self, entry: Entry) -> str:
        """A callout; what it is of stands above it."""
        return self._callout(entry)

    def _callout(self, entry: Entry) -> str:
        return "\n".join(
            [f"> [!{entry.kind.callout}] {self.literal(self.called(entry))}", *self._quoted(entry)]
        )

    def link(self, text: str, file: str, block: str) -> str:
        """A link in double brackets."""
        shown = " ".join(text.translate(_IN_LINK).split())
        target = file.removesuffix(".md") + (f"#^{block}" if block else "")
        return f"[[{target}|{shown}]]"

    def meta_tag(self, tag: str) -> str:
        """A tag as Obsidian has them."""
        return obsidian_tag(tag)

    def tags(self, tags: Sequence[str]) -> str:
        """Tags as Obsidian has them."""
        return " ".join(f"#{obsidian_tag(tag)}" for tag in tags)


@dataclass(frozen=True)
class Pandoc(Plain):
    """Markdown for pandoc: citations that ``--citeproc`` resolves, notes in divisions that bear their ids.

    Source: https://pandoc.org/MANUAL.html#citation-syntax.
    """

    name: ClassVar[str] = "pandoc"
    titled: ClassVar[bool] = False
    resolved: ClassVar[bool] = True

    def literal(self, text: str) -> str:
        """A text of one line; nothing of it is set in a nicer way."""
        return inline(text, pandoc=True)

    def _paragraphs(self, text: str) -> list[list[str]]:
        return paragraphs(text, pandoc=True)

    def opened(self, entry: Entry) -> Sequence[str]:
        """The opening of a division, and the quote."""
        return [f"::: {{#{entry.id} .note}}", *self._quoted(entry)]

    def closed(self) -> Sequence[str]:
        """The end of the division."""
        return [":::"]

    def _citation(self, entry: Entry) -> tuple[str, str]:
        """The citation, for citeproc to resolve."""
        if entry.source is None:
            return "", ""
        place = self.literal(entry.locus)
        return f"[@{citekey(entry.source, self.keys)}{', ' + place if place else ''}]", ""

    def meta(self, text: str) -> str:
        """A text for the front matter, which pandoc takes for Markdown."""
        return inline(text, pandoc=True)


FLAVOURS: Final = {flavour.name: flavour for flavour in (Plain, Obsidian, Pandoc)}
"""From a flavour's name to what writes it."""


def obsidian_tag(tag: str) -> str:
    """A tag as Obsidian takes it: letters with their marks, digits, ``_ - /``; one at least is no digit."""
    kept = "".join(c if c.isalnum() or category(c)[0] == "M" or c in "_-/" else "-" for c in bare(tag))
    return kept if any(not c.isdigit() for c in kept) else f"{kept}_"
