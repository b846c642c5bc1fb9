"""Every command of the reading room, in one table.

From this table come the key bindings, the palette's entries, the help screen and the names that the
config's ``[keys]`` may rebind. A command says *what* is done (a method of one of the room's parts), its
keys, and what it needs in order to be available.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Group(StrEnum):
    """The headings under which help lists the commands."""

    MOVE = "Move"
    PANES = "Panes"
    FIND = "Find"
    LOOK = "Look closer"
    SELECT = "Select and copy"
    ANNOTATE = "Annotate"
    LIST = "In the list of notes"
    PROGRAM = "Program"


class Where(StrEnum):
    """Where a command's keys are listened to; two commands clash only in the same place."""

    ROOM = "room"
    SELECTING = "selecting"
    """While words are being selected; these keys go before the room's."""
    NOTE = "note"
    """In the pop-up of a note; these keys go before the room's."""
    WRITING = "writing"
    """On the slip of a note that is being written."""
    LIST = "list"
    """On the screen with all notes; the deeds are those of its own parts."""


class Need(StrEnum):
    """What must be the case for a command to be available."""

    NOTHING = "nothing"
    TEXT = "text"
    """The current report has a passage to stand on."""
    PANES = "panes"
    """More than one pane is open."""
    SELECTION = "selection"
    TRAIL_BACK = "back"
    TRAIL_ON = "forward"
    HUNT = "search"
    """A search is under way, so that there is a next hit."""
    DRAFT = "draft"
    """A note that was not saved is offered."""
    CORRECTION = "correction"
    """Words are selected, and a note waits to be put on them."""


@dataclass(frozen=True, slots=True)
class Command:
    """One thing that the reader can ask for."""

    id: str
    """Its name in the config's ``[keys]``."""
    keys: tuple[str, ...]
    """Default keys, a character or a name such as ``pagedown``; none for palette entries only."""
    group: Group
    label: str
    """Its name in the palette."""
    help: str
    """One line for the help screen."""
    deed: str
    """``part.method``: who does it."""
    args: tuple[int | str, ...] = ()
    """What the method is called with."""
    where: Where = Where.ROOM
    need: Need = Need.TEXT

    @property
    def action(self) -> str:
        """The action that a binding names."""
        return f"screen.do({self.id!r})"


COMMANDS: Final[tuple[Command, ...]] = (
    Command("line-down", ("j", "down"), Group.MOVE, "Line down", "a line down", "moving.lines", (1,)),
    Command("line-up", ("k", "up"), Group.MOVE, "Line up", "a line up", "moving.lines", (-1,)),
    Command("passage-next", ("J",), Group.MOVE, "Next passage", "next passage", "moving.passages", (1,)),
    Command("passage-previous", ("K",), Group.MOVE, "Previous passage", "previous passage",
            "moving.passages", (-1,)),
    Command("page-down", ("space", "pagedown"), Group.MOVE, "Page down", "a page down", "moving.pages", (1,)),
    Command("page-up", ("b", "pageup"), Group.MOVE, "Page up", "a page up", "moving.pages", (-1,)),
    Command("start", ("g", "home"), Group.MOVE, "Beginning of the report", "beginning of the report",
            "moving.start"),
    Command("end", ("G", "end"), Group.MOVE, "End of the report", "end of the report", "moving.end"),
    Command("go-to", (".",), Group.MOVE, "Go to a ¶, a page or a passage", "go to ¶ 12, p 5 or a passage id",
            "going.ask"),
    Command("contents", ("c",), Group.MOVE, "Contents", "contents: go to a heading", "going.contents"),
    Command("back", ("H",), Group.MOVE, "Back", "back to where you were", "going.back", need=Need.TRAIL_BACK),
    Command("forward", ("L",), Group.MOVE, "Forward", "forward again", "going.forward", need=Need.TRAIL_ON),

    Command("pane-next", ("tab", "l", "right"), Group.PANES, "Next pane", "next pane", "panes.step", (1,),
            need=Need.PANES),
    Command("pane-previous", ("shift+tab", "h", "left"), Group.PANES, "Previous pane", "previous pane",
            "panes.step", (-1,), need=Need.PANES),
    Command("report", ("o",), Group.PANES, "Open a report here", "open a report in this pane", "panes.pick",
            need=Need.NOTHING),
    Command("pane-add", ("+",), Group.PANES, "Add a pane", "add a pane", "panes.add", need=Need.NOTHING),
    Command("pane-close", ("-",), Group.PANES, "Close this pane", "close this pane", "panes.close",
            need=Need.PANES),
    Command("wider", (">",), Group.PANES, "Make this pane wider", "wider", "panes.widen", (1,),
            need=Need.PANES),
    Command("narrower", ("<",), Group.PANES, "Make this pane narrower", "narrower", "panes.widen", (-1,),
            need=Need.PANES),
    Command("zoom", ("z",), Group.PANES, "Zoom this pane", "this pane alone, and back", "panes.zoom",
            need=Need.PANES),

    Command("find", ("/",), Group.FIND, "Find in this report", "find in this report, as you type",
            "finding.ask"),
    Command("search", ("F", "ctrl+f"), Group.FIND, "Search all reports", "search all reports",
            "searching.ask", need=Need.NOTHING),
    Command("search-words", ("*",), Group.FIND, "Search the selected words in all reports",
            "the selected words in all reports", "searching.selected", need=Need.SELECTION),
    Command("jump", ("t",), Group.FIND, "Jump to a theme", "jump to a theme, in all panes", "jumping.ask",
            need=Need.NOTHING),
    Command("connections", ("p",), Group.FIND, "Connections of this passage",
            "this passage's connections, and why", "connecting.open"),
    Command("link-next", ("]",), Group.FIND, "Next linked passage", "next linked passage", "connecting.step",
            (1,)),
    Command("link-previous", ("[",), Group.FIND, "Previous linked passage", "previous linked passage",
            "connecting.step", (-1,)),
    Command("hit-next", ("n",), Group.FIND, "Next hit", "next hit of the search or theme",
            "finding.step", (1,), need=Need.HUNT),
    Command("hit-previous", ("N",), Group.FIND, "Previous hit", "previous hit", "finding.step", (-1,),
            need=Need.HUNT),

    Command("note", ("enter",), Group.LOOK, "Open the reference in this line, or your note here",
            "a reference's note, or your own note here", "glancing.enter"),
    Command("source", ("i",), Group.LOOK, "Show the source lines of this passage",
            "this passage's lines in the source file", "looking.source"),
    Command("leave", ("escape",), Group.LOOK, "Close, stop selecting, or drop the search",
            "close, stop selecting, drop the search", "looking.leave"),
    Command("note-next", ("enter",), Group.LOOK, "Next note of this line", "in a note: the line's next note",
            "notes.next", where=Where.NOTE),
    Command("note-down", ("j", "down"), Group.LOOK, "Scroll the note down", "in a note: scroll down",
            "notes.scroll", (1,), where=Where.NOTE),
    Command("note-up", ("k", "up"), Group.LOOK, "Scroll the note up", "in a note: scroll up",
            "notes.scroll", (-1,), where=Where.NOTE),

    Command("select", ("v",), Group.SELECT, "Select words", "select; every move then extends",
            "selecting.toggle"),
    Command("char-left", ("h", "left"), Group.SELECT, "Character left", "selecting: a character left",
            "selecting.chars", (-1,), Where.SELECTING),
    Command("char-right", ("l", "right"), Group.SELECT, "Character right", "selecting: a character right",
            "selecting.chars", (1,), Where.SELECTING),
    Command("word-next", ("w",), Group.SELECT, "Next word", "selecting: next word", "selecting.words", (1,),
            Where.SELECTING),
    Command("word-back", ("b",), Group.SELECT, "Previous word", "selecting: previous word",
            "selecting.words", (-1,), Where.SELECTING),
    Command("word-end", ("e",), Group.SELECT, "End of the word", "selecting: end of the word",
            "selecting.word_end", (), Where.SELECTING),
    Command("sentence-next", (")",), Group.SELECT, "Next sentence", "selecting: next sentence",
            "selecting.sentences", (1,), Where.SELECTING),
    Command("sentence-back", ("(",), Group.SELECT, "Previous sentence", "selecting: previous sentence",
            "selecting.sentences", (-1,), Where.SELECTING),
    Command("copy", ("y", "ctrl+c"), Group.SELECT, "Copy the selection with its citation",
            "copy “…” (Portela 2001, ¶ 12)", "selecting.copy", need=Need.SELECTION),
    Command("cite", ("Y",), Group.SELECT, "Copy the citation", "copy the citation alone", "selecting.cite"),

    Command("annotate", ("a",), Group.ANNOTATE, "Note on these words, or the note here",
            "note on selection or passage; edit the one here", "annotating.note"),
    Command("highlight", ("A",), Group.ANNOTATE, "Highlight these words, or take a highlight away",
            "highlight at once; again takes it away", "annotating.highlight"),
    Command("tag", ("#",), Group.ANNOTATE, "Tag these words, or the note here",
            "tag the selection, the note here, or the passage", "tagging.tag"),
    Command("relate", ("r",), Group.ANNOTATE, "Relate two quotes",
            "relation: once on each of two quotes", "relating.relate"),
    Command("relations", (), Group.ANNOTATE, "Relations of this note", "this note's relations: edit, delete",
            "relating.relations"),
    Command("undo", ("u",), Group.ANNOTATE, "Undo the last change of notes", "undo the last change of notes",
            "noting.undo", need=Need.NOTHING),
    Command("redo", ("U",), Group.ANNOTATE, "Redo what was undone", "redo what was undone", "noting.redo",
            need=Need.NOTHING),
    Command("annotate-outside", ("O",), Group.ANNOTATE, "Note in your own editor",
            "note in $VISUAL or $EDITOR", "annotating.note_outside"),
    Command("annotate-report", (), Group.ANNOTATE, "Note on this report", "a note on the whole report",
            "annotating.on_report", need=Need.NOTHING),
    Command("annotate-theme", (), Group.ANNOTATE, "Note on a theme", "a note on a theme",
            "theming.note", need=Need.NOTHING),
    Command("finding", (), Group.ANNOTATE, "Finding: a theme in this report",
            "what this report says of a theme", "theming.finding", need=Need.NOTHING),
    Command("draft-discard", ("x",), Group.ANNOTATE, "Discard the note that was not saved",
            "discard the draft that is offered", "drafting.discard", need=Need.DRAFT),
    Command("note-save", ("ctrl+s", "f2"), Group.ANNOTATE, "Save the note", "writing: save",
            "writing.save", (), Where.WRITING),
    Command("note-outside", ("ctrl+o", "f4"), Group.ANNOTATE, "Go on in your own editor",
            "writing: go on in $VISUAL or $EDITOR", "writing.outside", (), Where.WRITING),
    Command("note-leave", ("escape",), Group.ANNOTATE, "Leave the note",
            "writing: leave; asks if something would be lost", "writing.leave", (), Where.WRITING),

    Command("notes-list", ("w",), Group.ANNOTATE, "All notes", "all notes: filter, open, edit, tag, delete",
            "listing.open", need=Need.NOTHING),
    Command("tags", (), Group.ANNOTATE, "Tags: rename, merge, delete", "all tags: rename, merge, delete",
            "listing.tags", need=Need.NOTHING),
    Command("deleted", (), Group.ANNOTATE, "Deleted notes", "deleted notes, to have one back",
            "listing.deleted", need=Need.NOTHING),
    Command("note-move", ("=",), Group.ANNOTATE, "Put the note on the selected words",
            "put a note that is corrected on these words", "listing.move", need=Need.CORRECTION),
    Command("store", (), Group.ANNOTATE, "Notes store: notices, restore, merge",
            "the notes' file: notices, restore, merge", "listing.store", need=Need.NOTHING),
    Command("import", (), Group.ANNOTATE, "Import notes from a file",
            "import notes: a backup, W3C, Hypothesis", "importing.ask", need=Need.NOTHING),
    Command("list-down", ("j", "down"), Group.LIST, "Next", "next note", "browsing.notes", (1,), Where.LIST),
    Command("list-up", ("k", "up"), Group.LIST, "Previous", "previous note", "browsing.notes", (-1,),
            Where.LIST),
    Command("list-page-down", ("pagedown", "f"), Group.LIST, "Page down", "a page down", "browsing.pages",
            (1,), Where.LIST),
    Command("list-page-up", ("pageup", "b"), Group.LIST, "Page up", "a page up", "browsing.pages", (-1,),
            Where.LIST),
    Command("list-start", ("g", "home"), Group.LIST, "First", "first note", "browsing.start", (), Where.LIST),
    Command("list-end", ("G", "end"), Group.LIST, "Last", "last note", "browsing.end", (), Where.LIST),
    Command("list-open", ("enter", "o"), Group.LIST, "Open", "go to the note's words in a pane", "using.open",
            (), Where.LIST),
    Command("list-whole", ("i",), Group.LIST, "Whole note", "narrow: the whole note, and back",
            "browsing.whole", (), Where.LIST),
    Command("list-filter", ("/",), Group.LIST, "Filter", "filter as you type", "browsing.filter", (),
            Where.LIST),
    Command("list-sort", ("s",), Group.LIST, "Sort", "sort by report, newest first, by tag", "browsing.sort",
            (), Where.LIST),
    Command("list-mark", ("space",), Group.LIST, "Mark", "mark the note", "browsing.mark", (), Where.LIST),
    Command("list-mark-all", ("*",), Group.LIST, "Mark all", "mark all that are shown", "browsing.mark_all",
            (), Where.LIST),
    Command("list-edit", ("e", "a"), Group.LIST, "Edit", "edit the note", "using.edit", (), Where.LIST),
    Command("list-tag", ("#",), Group.LIST, "Tag", "tag the note, or the marked ones", "revising.tag", (),
            Where.LIST),
    Command("list-relations", ("r",), Group.LIST, "Relations", "the note's relations: go to, edit, delete",
            "using.relations", (), Where.LIST),
    Command("list-delete", ("d",), Group.LIST, "Delete", "delete the note, or the marked ones",
            "revising.delete", (), Where.LIST),
    Command("list-deleted", ("x",), Group.LIST, "Deleted notes", "deleted notes, to have one back",
            "revising.deleted", (), Where.LIST),
    Command("list-copy", ("y",), Group.LIST, "Copy", "copy quote, citation and words", "using.copy", (),
            Where.LIST),
    Command("list-confirm", ("c",), Group.LIST, "Confirm", "confirm the words found or guessed",
            "revising.confirm", (), Where.LIST),
    Command("list-correct", ("C",), Group.LIST, "Correct", "go and select the words it is on",
            "using.correct", (), Where.LIST),
    Command("list-versions", ("=",), Group.LIST, "Compare versions", "compare two versions of it, keep one",
            "revising.versions", (), Where.LIST),
    Command("list-tags", ("T",), Group.LIST, "Tags", "all tags: rename, merge, delete", "revising.tags", (),
            Where.LIST),
    Command("list-undo", ("u",), Group.LIST, "Undo", "take the last change back", "revising.undo", (),
            Where.LIST),
    Command("list-redo", ("U",), Group.LIST, "Redo", "do again what was taken back", "revising.redo", (),
            Where.LIST),
    Command("list-leave", ("escape", "q", "w"), Group.LIST, "Leave", "drop marks, filter; back to the text",
            "browsing.leave", (), Where.LIST),
    Command("list-help", ("?",), Group.LIST, "Help", "all keys", "browsing.help", (), Where.LIST),

    Command("help", ("?",), Group.PROGRAM, "Help", "all keys", "program.help", need=Need.NOTHING),
    Command("palette", (":", "ctrl+p"), Group.PROGRAM, "All commands", "all commands by name",
            "program.palette", need=Need.NOTHING),
    Command("noticed", (), Group.PROGRAM, "What was noticed", "warnings and messages so far",
            "program.noticed", need=Need.NOTHING),
    Command("colours-light", (), Group.PROGRAM, "Colours: light", "light colours", "program.colours",
            ("light",), need=Need.NOTHING),
    Command("colours-dark", (), Group.PROGRAM, "Colours: dark", "dark colours", "program.colours",
            ("dark",), need=Need.NOTHING),
    Command("quit", ("q",), Group.PROGRAM, "Quit", "quit; next time goes on from here", "program.quit",
            need=Need.NOTHING),
)  # fmt: skip
"""All commands, in the order in which help shows them."""

BY_ID: Final = {command.id: command for command in COMMANDS}
"""The same, by name."""
