"""Every kind of background job, in one table: which lane it is done in, and what is said where it fails."""

from __future__ import annotations

from typing import Final

from reader.jobs import Kind, Lane

# -- the disk: in the order of asking
NOTES_OPEN: Final = Kind("notes-open", Lane.DISK, "opening the notes")
NOTES_CHANGE: Final = Kind("notes-change", Lane.DISK, "changing the notes")
NOTES_POLL: Final = Kind("notes-poll", Lane.DISK, "looking for notes that another program changed")
NOTES_PLACE: Final = Kind("notes-place", Lane.DISK, "finding the words of the notes")
NOTE_PLACE: Final = Kind("note-place", Lane.DISK, "finding the words of the draft")
DRAFT: Final = Kind("draft", Lane.DISK, "keeping the draft")
DRAFTS: Final = Kind("drafts", Lane.DISK, "looking for drafts")
SESSION: Final = Kind("session", Lane.DISK, "keeping what is open")
VISITED: Final = Kind("visited", Lane.DISK, "keeping where you have been")

# -- answers: asked by the screen
FIND: Final = Kind("find", Lane.ANSWERS, "finding in this report", urgent=True, latest=True)
SEARCH: Final = Kind("search", Lane.ANSWERS, "searching", urgent=True, latest=True)
THEME_MATCHES: Final = Kind("theme-matches", Lane.ANSWERS, "looking for themes", urgent=True, latest=True)
THEME_DETAIL: Final = Kind("theme-detail", Lane.ANSWERS, "looking into the theme", urgent=True, latest=True)
THEME_JUMP: Final = Kind("theme-jump", Lane.ANSWERS, "going to the theme", urgent=True)
PASSAGE_THEMES: Final = Kind("passage-themes", Lane.ANSWERS, "looking for the passage's themes", urgent=True)
THEME_NAMES: Final = Kind("theme-names", Lane.ANSWERS, "looking for the theme's names", urgent=True)
THEME_LIST: Final = Kind("theme-list", Lane.ANSWERS, "listing the themes", urgent=True, latest=True)
SYNOPSIS: Final = Kind("synopsis", Lane.ANSWERS, "looking what each report says", urgent=True, latest=True)
MATRIX: Final = Kind("matrix", Lane.ANSWERS, "counting themes by reports", urgent=True, latest=True)
CELL: Final = Kind("cell", Lane.ANSWERS, "looking into the cell", urgent=True, latest=True)
NEAREST: Final = Kind("nearest", Lane.ANSWERS, "looking for the nearest passage", urgent=True, latest=True)
CONNECTIONS: Final = Kind("connections", Lane.ANSWERS, "looking for connections", urgent=True, latest=True)
LINKS: Final = Kind("links", Lane.ANSWERS, "looking for connections of this passage", latest=True)
LINK_STRENGTHS: Final = Kind("link-strengths", Lane.ANSWERS, "marking linked passages")
FOLLOW: Final = Kind("follow", Lane.ANSWERS, "following", latest=True)
THEME_RENEWED: Final = Kind("theme-renewed", Lane.ANSWERS, "looking at the theme again", latest=True)

# -- chores: nobody waits for them at the keys
COPY: Final = Kind("copy", Lane.CHORES, "copying")
SOURCE: Final = Kind("source", Lane.CHORES, "reading the source")
EXPORT: Final = Kind("export", Lane.CHORES, "making the export", latest=True)
EXPORT_WRITE: Final = Kind("export-write", Lane.CHORES, "writing the export")
IMPORT: Final = Kind("import", Lane.CHORES, "importing notes")
LATE_SAVES: Final = Kind("late-saves", Lane.CHORES, "looking for what your editor has saved")
REPORTS: Final = Kind("reports", Lane.CHORES, "taking over what was read")

# -- files: read one after the other, or by the import pool
READING: Final = Kind("reading", Lane.FILES, "reading files")
FILES: Final = Kind("files", Lane.FILES, "looking for changed files")

# -- what the answers are told from
ANALYSIS: Final = Kind("analysis", Lane.BUILDER, "working out themes and links")

KINDS: Final = tuple(value for value in list(globals().values()) if isinstance(value, Kind))
"""All of them."""
