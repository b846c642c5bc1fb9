"""The controllers of the reading room: who is given whom.

Those that are not needed for reading alone are imported and made when they are first asked for.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from reader.room.drawer import DrawerController
from reader.room.escape import EscapeController
from reader.room.file_watching import FileWatchingController
from reader.room.find import FindController
from reader.room.footnotes import FootnotesController
from reader.room.movement import MovementController
from reader.room.navigation import NavigationController
from reader.room.note_lists import NoteListsController
from reader.room.note_marks import NoteMarksController
from reader.room.open_other import OpenOtherController
from reader.room.panes import PanesController
from reader.room.program import ProgramController
from reader.room.search import SearchController
from reader.room.selection import SelectionController
from reader.room.session_saving import SessionSavingController
from reader.room.undated import UndatedController

if TYPE_CHECKING:
    from corpus.model import Report
    from notes.drafts import Draft
    from reader.notebook import Contents, Notebook
    from reader.positions.places import Place
    from reader.room.annotate import AnnotateController
    from reader.room.controller import RoomContext
    from reader.room.draft_recovery import DraftRecoveryController
    from reader.room.export import ExportController
    from reader.room.follow import FollowController
    from reader.room.import_notes import ImportNotesController
    from reader.room.late_saves import LateSavesController
    from reader.room.link_actions import LinkActionsController
    from reader.room.links import LinksController
    from reader.room.note_editing import NoteEditingController
    from reader.room.note_preview import NotePreviewController
    from reader.room.overviews import OverviewsController
    from reader.room.reading_history import ReadingHistoryController
    from reader.room.relations import RelationsController
    from reader.room.report_details import ReportDetailsController
    from reader.room.source_view import SourceViewController
    from reader.room.start import Start
    from reader.room.tag_suggestions import TagSuggestionsController
    from reader.room.tags import TagsController
    from reader.room.theme_assignment import ThemeAssignmentController
    from reader.room.theme_jump import ThemeJumpController
    from reader.room.theme_notes import ThemeNotesController
    from reader.runtime.outside_editor import Left
    from reader.screens.jump import MakeOrShowThemes


class Controllers:
    """All of them, by the names that the table of commands and the room use."""

    def __init__(self, context: RoomContext, start: Start) -> None:
        self._context = context
        self.notebook = context.services.notebook
        self._own: object = ()
        """The reader's own themes that are worked with."""
        self.navigation = NavigationController(context, self._open)
        self.movement = MovementController(context, self.navigation)
        self.find = FindController(context, self.navigation)
        self.session_saving = SessionSavingController(context, start)
        self.open_other = OpenOtherController(context)
        self.panes = PanesController(
            context, self.session_saving, self.find, self.open_other, self.navigation
        )
        self.footnotes = FootnotesController(context)
        self.drawer = DrawerController(context)
        self.selection = SelectionController(context)
        self.note_lists = NoteListsController(context, self.navigation, lambda: self.annotate, self.selection)
        self.search = SearchController(context, self.navigation, self.find, self.note_lists)
        self.escape = EscapeController(
            context, self.find, lambda: self.relations, lambda: self.draft_recovery
        )
        self.program = ProgramController(context, self.session_saving)
        self.undated = UndatedController(context, start.first)
        self.file_watching = FileWatchingController(
            context, self.find, self.panes, self.navigation, self.undated
        )
        self.note_marks = NoteMarksController(context)
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
        self.note_preview.show()
        self.draft_recovery.begin()

    def _changed(self, contents: Contents) -> None:
        """Let all that follows from notes follow."""
        if contents.own_themes is not self._own:
            self._own = contents.own_themes
            self._context.services.analyses.want(own=contents.own_themes)
        self._context.rested.emit()

    # -- made when they are first asked for

    @cached_property
    def tag_suggestions(self) -> TagSuggestionsController:
        """Tags and holders that may be meant."""
        from reader.room.tag_suggestions import TagSuggestionsController

        return TagSuggestionsController(self._context)

    @cached_property
    def source_view(self) -> SourceViewController:
        """The file behind the text."""
        from reader.room.source_view import SourceViewController

        return SourceViewController(self._context)

    @cached_property
    def late_saves(self) -> LateSavesController:
        """What editors save after they came back."""
        from reader.room.late_saves import LateSavesController

        made = LateSavesController(self._context)
        made.found.connect(self._saved_late)
        return made

    def _saved_late(self, draft: Draft, left: Left) -> None:
        """An editor has saved words: they are for the note that is written, or else offered."""
        writing = self.note_editing
        if writing.now is not None and writing.now.draft.id == draft.id:
            writing.brought(left)
        else:
            self.draft_recovery.offer_late(draft)

    @cached_property
    def draft_recovery(self) -> DraftRecoveryController:
        """Drafts."""
        from reader.room.draft_recovery import DraftRecoveryController

        return DraftRecoveryController(self._context, self.drawer, self.late_saves, self._resume)

    async def _resume(self, draft: Draft) -> None:
        await self.annotate.resume(draft)

    @cached_property
    def note_editing(self) -> NoteEditingController:
        """The note that is being written."""
        from reader.room.note_editing import NoteEditingController

        return NoteEditingController(
            self._context, self.tag_suggestions, self.late_saves, self.draft_recovery, self.drawer
        )

    @cached_property
    def annotate(self) -> AnnotateController:
        """Notes and highlights."""
        from reader.room.annotate import AnnotateController

        return AnnotateController(
            self._context, self.selection, self.drawer, self.note_editing, self.navigation
        )

    @cached_property
    def tags(self) -> TagsController:
        """Tags on what is read."""
        from reader.room.tags import TagsController

        return TagsController(self._context, self.tag_suggestions, self.annotate, self.drawer)

    @cached_property
    def report_details(self) -> ReportDetailsController:
        """What is known of reports."""
        from reader.room.report_details import ReportDetailsController

        return ReportDetailsController(self._context, self.annotate)

    @cached_property
    def note_preview(self) -> NotePreviewController:
        """The note at the cursor."""
        from reader.room.note_preview import NotePreviewController

        return NotePreviewController(
            self._context,
            self.note_lists,
            self.draft_recovery,
            self.drawer,
            self.selection,
            self.annotate,
            self.footnotes,
        )

    @cached_property
    def relations(self) -> RelationsController:
        """Relations."""
        from reader.room.relations import RelationsController

        return RelationsController(
            self._context, self.annotate, self.note_preview, self.note_lists, self.drawer
        )

    @cached_property
    def theme_notes(self) -> ThemeNotesController:
        """Notes on themes."""
        from reader.room.theme_notes import ThemeNotesController

        return ThemeNotesController(self._context, self.annotate, self.drawer, self.note_editing)

    @cached_property
    def theme_jump(self) -> ThemeJumpController:
        """Jumps to themes."""
        from reader.room.theme_jump import ThemeJumpController

        return ThemeJumpController(self._context, self.find, self.navigation, self.panes, self._instead)

    async def _instead(self, choice: MakeOrShowThemes) -> None:
        await self.theme_assignment.instead(choice)

    @cached_property
    def theme_assignment(self) -> ThemeAssignmentController:
        """The reader's own themes."""
        from reader.room.theme_assignment import ThemeAssignmentController

        return ThemeAssignmentController(self._context, self.annotate, self.drawer, self.theme_jump)

    @cached_property
    def overviews(self) -> OverviewsController:
        """The matrix and the synopsis."""
        from reader.room.overviews import OverviewsController

        return OverviewsController(self._context, self.theme_jump, self.theme_notes, self.theme_assignment)

    @cached_property
    def follow(self) -> FollowController:
        """Panes that go along with one."""
        from reader.room.follow import FollowController

        return FollowController(self._context, self.theme_jump, self.navigation)

    @cached_property
    def links(self) -> LinksController:
        """Connections."""
        from reader.room.links import LinksController

        return LinksController(self._context, self.drawer)

    @cached_property
    def link_actions(self) -> LinkActionsController:
        """What is done with connections."""
        from reader.room.link_actions import LinkActionsController

        return LinkActionsController(self._context, self.links, self.navigation, self.relations)

    @cached_property
    def reading_history(self) -> ReadingHistoryController:
        """What the reader has been to."""
        from reader.room.reading_history import ReadingHistoryController

        return ReadingHistoryController(self._context)

    @cached_property
    def export(self) -> ExportController:
        """Export."""
        from reader.room.export import ExportController

        return ExportController(self._context)

    @cached_property
    def import_notes(self) -> ImportNotesController:
        """Notes from files."""
        from reader.room.import_notes import ImportNotesController

        return ImportNotesController(self._context, self.note_lists)
