"""The commands of dialogs, lists, sheets and lines; what stands in several of them is said once."""

from __future__ import annotations

from typing import Final

from reader.settings.command import Command, Group, Where

DIALOG_COMMANDS: Final[tuple[Command, ...]] = (
    Command("query-down", ("down", "ctrl+n", "tab"), Group.QUERY, "Next", "next row", Where.QUERY),
    Command("query-up", ("up", "ctrl+p", "shift+tab"), Group.QUERY, "Previous", "previous row", Where.QUERY),
    Command("query-page-down", ("pagedown",), Group.QUERY, "Page down", "a page down", Where.QUERY),
    Command("query-page-up", ("pageup",), Group.QUERY, "Page up", "a page up", Where.QUERY),
    Command("query-leave", ("escape",), Group.QUERY, "Leave", "leave, and choose nothing", Where.QUERY),
    Command("reports-sort", ("ctrl+s",), Group.QUERY, "Sort", "of reports: in another order",
            Where.REPORTS, priority=True),
    Command("reports-all", ("ctrl+t",), Group.QUERY, "All reports",
            "of reports: all, or those on the theme", Where.REPORTS, priority=True),
    Command("reports-folders", ("ctrl+o",), Group.QUERY, "Other folders", "of reports: open another folder",
            Where.REPORTS, priority=True),
    Command("jump-themes", ("ctrl+t",), Group.QUERY, "All themes", "jump: all themes, to change them",
            Where.JUMP),

    Command("dialog-down", ("j", "down"), Group.DIALOG, "Next", "next row", Where.DIALOG),
    Command("dialog-up", ("k", "up"), Group.DIALOG, "Previous", "previous row", Where.DIALOG),
    Command("dialog-page-down", ("space", "pagedown"), Group.DIALOG, "Page down", "a page down",
            Where.DIALOG),
    Command("dialog-page-up", ("b", "pageup"), Group.DIALOG, "Page up", "a page up", Where.DIALOG),
    Command("dialog-start", ("g", "home"), Group.DIALOG, "First", "first row", Where.DIALOG),
    Command("dialog-end", ("G", "end"), Group.DIALOG, "Last", "last row", Where.DIALOG),
    Command("dialog-undo", ("u",), Group.DIALOG, "Undo", "take the last change back", Where.DIALOG),
    Command("dialog-redo", ("U",), Group.DIALOG, "Redo", "do again what was taken back", Where.DIALOG),
    Command("dialog-leave", ("escape", "q"), Group.DIALOG, "Leave", "leave", Where.DIALOG),
    Command("dialog-help", ("?",), Group.DIALOG, "Help", "all keys", Where.DIALOG),

    Command("themes-find", ("/",), Group.THEMES, "Find", "find a theme by name", Where.THEMES),
    Command("themes-rename", ("r",), Group.THEMES, "Rename", "rename the theme", Where.THEMES),
    Command("themes-merge", ("m",), Group.THEMES, "Merge", "make it one with another theme", Where.THEMES),
    Command("themes-alias", ("a",), Group.THEMES, "One more name", "give it one more name", Where.THEMES),
    Command("themes-unalias", ("A",), Group.THEMES, "One name less", "take one of its names away",
            Where.THEMES),
    Command("themes-hide", ("d",), Group.THEMES, "Hide", "hide it, or show it again", Where.THEMES),

    Command("tags-rename", ("r", "m"), Group.TAGS, "Rename", "rename the tag, or merge it with another",
            Where.TAGS),
    Command("tags-delete", ("d",), Group.TAGS, "Delete", "take the tag off all notes", Where.TAGS),

    Command("relations-edit", ("e",), Group.RELATIONS, "Edit", "edit the relation", Where.RELATIONS),
    Command("relations-delete", ("d",), Group.RELATIONS, "Delete", "delete the relation", Where.RELATIONS),

    Command("connections-accept", ("r",), Group.CONNECTIONS, "Accept", "accept the connection",
            Where.CONNECTIONS),
    Command("connections-reject", ("x",), Group.CONNECTIONS, "Reject", "reject it: it is not offered again",
            Where.CONNECTIONS),

    Command("sheet-down", ("j", "down"), Group.SHEET, "Down", "scroll down", Where.SHEET),
    Command("sheet-up", ("k", "up"), Group.SHEET, "Up", "scroll up", Where.SHEET),
    Command("sheet-page-down", ("space", "pagedown"), Group.SHEET, "Page down", "a page down", Where.SHEET),
    Command("sheet-page-up", ("b", "pageup"), Group.SHEET, "Page up", "a page up", Where.SHEET),
    Command("sheet-start", ("g", "home"), Group.SHEET, "Beginning", "beginning", Where.SHEET),
    Command("sheet-end", ("G", "end"), Group.SHEET, "End", "end", Where.SHEET),
    Command("sheet-leave", ("escape", "q"), Group.SHEET, "Leave", "leave", Where.SHEET),
    Command("versions-first", ("1",), Group.SHEET, "Keep the first", "two versions: keep the first alone",
            Where.VERSIONS),
    Command("versions-second", ("2",), Group.SHEET, "Keep the second",
            "two versions: keep the second alone", Where.VERSIONS),

    Command("confirm-yes", ("y", "enter"), Group.ANSWERS, "Yes", "asked: do it", Where.CONFIRM),
    Command("confirm-no", ("n", "q", "escape"), Group.ANSWERS, "No", "asked: leave all as it is",
            Where.CONFIRM),
    Command("entry-complete", ("tab",), Group.ANSWERS, "Complete", "typing a name: complete it",
            Where.ENTRY),
    Command("entry-leave", ("escape",), Group.ANSWERS, "Leave", "typing: leave, and change nothing",
            Where.ENTRY),
    Command("filter-done", ("down", "tab"), Group.ANSWERS, "To the rows",
            "narrowing: from the line to the rows", Where.FILTER),
    Command("details-next", ("down",), Group.ANSWERS, "Next line", "editing a report: next line",
            Where.DETAILS),
    Command("details-previous", ("up",), Group.ANSWERS, "Previous line", "editing a report: previous line",
            Where.DETAILS),
    Command("note-line-next", ("tab",), Group.ANSWERS, "Next line", "writing: tags, whose view, the words",
            Where.NOTE_LINES),
    Command("note-line-previous", ("shift+tab",), Group.ANSWERS, "Previous line", "writing: the other way",
            Where.NOTE_LINES),
)  # fmt: skip
"""Kind by kind, in the order in which help shows them."""
