"""The controllers of the reading room: who is given whom.

Those that are not needed for reading alone are imported and made when they are first asked for.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from reader.room.drawer import Slips
from reader.room.file_watching import Gathering
from reader.room.find import Finding
from reader.room.footnotes import Notes
from reader.room.movement import Moving
from reader.room.navigation import Going
from reader.room.note_lists import Listing
from reader.room.note_marks import NoteMarks
from reader.room.open_other import Folders
from reader.room.panes import Panes
from reader.room.program import Program
from reader.room.search import Searching
from reader.room.selection import Selecting
from reader.room.session_saving import Keeping
from reader.room.source_view import Looking

if TYPE_CHECKING:
    from corpus.model import Report
    from notes.drafts import Draft
    from reader.notebook import Contents, Notebook
    from reader.positions.places import Place
    from reader.room.annotate import Annotating
    from reader.room.controller import RoomContext
    from reader.room.draft_recovery import Drafting
    from reader.room.export import Exporting
    from reader.room.follow import Following
    from reader.room.import_notes import Importing
    from reader.room.late_saves import LateSaves
    from reader.room.link_actions import Linking
    from reader.room.links import Connecting
    from reader.room.note_editing import Writing
    from reader.room.note_preview import Glancing
    from reader.room.overviews import Surveying
    from reader.room.reading_history import Seeing
    from reader.room.relations import Relating
    from reader.room.report_details import Describing
    from reader.room.start import Start
    from reader.room.tag_suggestions import TagSuggestions
    from reader.room.tags import Tagging
    from reader.room.theme_assignment import Owning
    from reader.room.theme_jump import Jumping
    from reader.room.theme_notes import Theming
    from reader.runtime.outside_editor import Left
    from reader.screens.jump import Leave


class Controllers:
    """All of them, by the names that the table of commands and the room use."""

    def __init__(self, context: RoomContext, start: Start) -> None:
        self._context = context
        self.notebook = context.services.notebook
        self._own: object = ()
        """The reader's own themes that are worked with."""
        self.going = Going(context, self._open)
        self.moving = Moving(context, self.going)
        self.finding = Finding(context, self.going)
        self.keeping = Keeping(context, start)
        self.folders = Folders(context)
        self.panes = Panes(context, self.keeping, self.finding, self.folders, self.going)
        self.notes = Notes(context)
        self.slips = Slips(context)
        self.selecting = Selecting(context)
        self.listing = Listing(context, self.going, lambda: self.annotating, self.selecting)
        self.searching = Searching(context, self.going, self.finding, self.listing)
        self.looking = Looking(context, self.finding, lambda: self.relating, lambda: self.drafting)
        self.program = Program(context, self.keeping)
        self.gathering = Gathering(context, self.finding, self.panes, self.going)
        self.note_marks = NoteMarks(context)
        context.ending.append(context.services.history.keep)
        context.services.notebook.opened.connect(self._opened)
        context.services.notebook.changed.connect(self._changed)

    def _open(self, report: Report, place: Place) -> None:
        self.panes.open(report, place)

    def _opened(self, notebook: Notebook) -> None:
        """Say what is to be known of the notes' file, and begin what goes with notes."""
        from reader.presentation.store_facts import told

        if said := told(notebook):
            self._context.screen.say(said, stay=True)
        self.glancing.show()
        self.drafting.begin()

    def _changed(self, contents: Contents) -> None:
        """Let all that follows from notes follow."""
        if contents.own_themes is not self._own:
            self._own = contents.own_themes
            self._context.services.analyses.want(own=contents.own_themes)
        self._context.rested.emit()

    # -- made when they are first asked for

    @cached_property
    def suggestions(self) -> TagSuggestions:
        """Tags and holders that may be meant."""
        from reader.room.tag_suggestions import TagSuggestions

        return TagSuggestions(self._context)

    @cached_property
    def late_saves(self) -> LateSaves:
        """What editors save after they came back."""
        from reader.room.late_saves import LateSaves

        made = LateSaves(self._context)
        made.found.connect(self._saved_late)
        return made

    def _saved_late(self, draft: Draft, left: Left) -> None:
        """An editor has saved words: they are for the note that is written, or else offered."""
        writing = self.writing
        if writing.now is not None and writing.now.draft.id == draft.id:
            writing.brought(left)
        else:
            self.drafting.offer_late(draft)

    @cached_property
    def drafting(self) -> Drafting:
        """Drafts."""
        from reader.room.draft_recovery import Drafting

        return Drafting(self._context, self.slips, self.late_saves, self._resume)

    async def _resume(self, draft: Draft) -> None:
        await self.annotating.resume(draft)

    @cached_property
    def writing(self) -> Writing:
        """The note that is being written."""
        from reader.room.note_editing import Writing

        return Writing(self._context, self.suggestions, self.late_saves, self.drafting, self.slips)

    @cached_property
    def annotating(self) -> Annotating:
        """Notes and highlights."""
        from reader.room.annotate import Annotating

        return Annotating(self._context, self.selecting, self.slips, self.writing, self.going)

    @cached_property
    def tagging(self) -> Tagging:
        """Tags on what is read."""
        from reader.room.tags import Tagging

        return Tagging(self._context, self.suggestions, self.annotating, self.slips)

    @cached_property
    def describing(self) -> Describing:
        """What is known of reports."""
        from reader.room.report_details import Describing

        return Describing(self._context, self.annotating)

    @cached_property
    def glancing(self) -> Glancing:
        """The note at the cursor."""
        from reader.room.note_preview import Glancing

        return Glancing(
            self._context,
            self.listing,
            self.drafting,
            self.slips,
            self.selecting,
            self.annotating,
            self.notes,
        )

    @cached_property
    def relating(self) -> Relating:
        """Relations."""
        from reader.room.relations import Relating

        return Relating(self._context, self.annotating, self.glancing, self.listing, self.slips)

    @cached_property
    def theming(self) -> Theming:
        """Notes on themes."""
        from reader.room.theme_notes import Theming

        return Theming(self._context, self.annotating, self.slips, self.writing)

    @cached_property
    def jumping(self) -> Jumping:
        """Jumps to themes."""
        from reader.room.theme_jump import Jumping

        return Jumping(self._context, self.finding, self.going, self.panes, self._instead)

    async def _instead(self, choice: Leave) -> None:
        await self.owning.instead(choice)

    @cached_property
    def owning(self) -> Owning:
        """The reader's own themes."""
        from reader.room.theme_assignment import Owning

        return Owning(self._context, self.annotating, self.slips, self.jumping)

    @cached_property
    def surveying(self) -> Surveying:
        """The matrix and the synopsis."""
        from reader.room.overviews import Surveying

        return Surveying(self._context, self.jumping, self.theming, self.owning)

    @cached_property
    def following(self) -> Following:
        """Panes that go along with one."""
        from reader.room.follow import Following

        return Following(self._context, self.jumping, self.going)

    @cached_property
    def connecting(self) -> Connecting:
        """Connections."""
        from reader.room.links import Connecting

        return Connecting(self._context, self.slips)

    @cached_property
    def linking(self) -> Linking:
        """What is done with connections."""
        from reader.room.link_actions import Linking

        return Linking(self._context, self.connecting, self.going, self.relating)

    @cached_property
    def seeing(self) -> Seeing:
        """What the reader has been to."""
        from reader.room.reading_history import Seeing

        return Seeing(self._context)

    @cached_property
    def exporting(self) -> Exporting:
        """Export."""
        from reader.room.export import Exporting

        return Exporting(self._context)

    @cached_property
    def importing(self) -> Importing:
        """Notes from files."""
        from reader.room.import_notes import Importing

        return Importing(self._context, self.listing)
