"""The parts that are not needed for reading alone: each is read when it is first asked for."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from corpus.model import Report
    from reader.analysis.service import AnalysisService
    from reader.positions.places import Span
    from reader.room.annotate import Annotating
    from reader.room.draft_recovery import Drafting
    from reader.room.drawer import Slips
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
    from reader.room.tags import Tagging
    from reader.room.theme_assignment import Owning
    from reader.room.theme_jump import Jumping
    from reader.room.theme_notes import Theming
    from reader.widgets.pane import Pane


def _build(*asked: Any) -> Any:
    """In the builder's lane: an analysis; what works it out is loaded there."""
    from reader.analysis.builder import build

    return build(*asked)


class Late:
    """What a room has besides the parts that it is opened with."""

    @cached_property
    def analyses(self: Any) -> AnalysisService:
        """What is known of the reports, and who is asked about it."""
        from functools import partial

        from reader.analysis.service import AnalysisService

        workspace = self.workspace
        return AnalysisService(
            self.background, partial(_build, workspace.worker), lambda: workspace.reports, self.failed
        )

    @cached_property
    def describing(self: Any) -> Describing:
        """What is known of reports."""
        from reader.room.report_details import Describing

        return Describing(self)

    @cached_property
    def slips(self: Any) -> Slips:
        """The slip that is written on."""
        from reader.room.drawer import Slips

        return Slips(self)

    @cached_property
    def annotating(self: Any) -> Annotating:
        """Notes and highlights."""
        from reader.room.annotate import Annotating

        return Annotating(self)

    @cached_property
    def writing(self: Any) -> Writing:
        """The note that is being written."""
        from reader.room.note_editing import Writing

        return Writing(self)

    @cached_property
    def tagging(self: Any) -> Tagging:
        """Tags and holders."""
        from reader.room.tags import Tagging

        return Tagging(self)

    @cached_property
    def theming(self: Any) -> Theming:
        """Notes on themes."""
        from reader.room.theme_notes import Theming

        return Theming(self)

    @cached_property
    def jumping(self: Any) -> Jumping:
        """Jumps to themes."""
        from reader.room.theme_jump import Jumping

        return Jumping(self)

    @cached_property
    def owning(self: Any) -> Owning:
        """The reader's own themes."""
        from reader.room.theme_assignment import Owning

        return Owning(self)

    @cached_property
    def connecting(self: Any) -> Connecting:
        """Connections."""
        from reader.room.links import Connecting

        return Connecting(self)

    @cached_property
    def linking(self: Any) -> Linking:
        """What is done with connections."""
        from reader.room.link_actions import Linking

        return Linking(self)

    @cached_property
    def seeing(self: Any) -> Seeing:
        """What the reader has been to."""
        from reader.room.reading_history import Seeing

        return Seeing(self)

    @cached_property
    def surveying(self: Any) -> Surveying:
        """The matrix and the synopsis."""
        from reader.room.overviews import Surveying

        return Surveying(self)

    @cached_property
    def following(self: Any) -> Following:
        """Panes that go along with one."""
        from reader.room.follow import Following

        return Following(self)

    @cached_property
    def relating(self: Any) -> Relating:
        """Relations."""
        from reader.room.relations import Relating

        return Relating(self)

    @cached_property
    def drafting(self: Any) -> Drafting:
        """Drafts."""
        from reader.room.draft_recovery import Drafting

        return Drafting(self)

    @cached_property
    def late_saves(self: Any) -> LateSaves:
        """What editors save after they came back."""
        from reader.room.late_saves import LateSaves

        return LateSaves(self)

    @cached_property
    def exporting(self: Any) -> Exporting:
        """Export."""
        from reader.room.export import Exporting

        return Exporting(self)

    @cached_property
    def glancing(self: Any) -> Glancing:
        """The note at the cursor."""
        from reader.room.note_preview import Glancing

        return Glancing(self)

    @cached_property
    def importing(self: Any) -> Importing:
        """Notes from files."""
        from reader.room.import_notes import Importing

        return Importing(self)

    @property
    def waiting(self) -> str:
        """What waits for a key, in a line: a relation for its second quote, a draft to be opened."""
        used = [self.__dict__.get(name) for name in ("relating", "drafting")]
        return next((part.said for part in used if part is not None and part.said), "")

    def follow(self, pane: Pane) -> None:
        """Let the panes that follow this one go along, once that was asked for."""
        if "following" in self.__dict__:
            self.following.moved(pane)

    @property
    def aligned(self) -> str:
        """Which panes go along with which, in a few words; empty where none does."""
        return self.following.said if "following" in self.__dict__ else ""

    def show_elsewhere(self) -> None:
        """Show what reports without a pane say of the theme that is lit, once one jumped to one."""
        if "jumping" in self.__dict__:
            self.jumping.show()

    def lit_in(self, report: Report) -> Span | None:
        """Where a report says most of the theme that is lit, where one is."""
        return self.jumping.place(report) if "jumping" in self.__dict__ else None

    @property
    def theme_counts(self) -> tuple[str, dict[str, int]] | None:
        """The name of the theme that is lit, and how many passages of each report speak of it."""
        return self.jumping.counts if "jumping" in self.__dict__ else None

    def connect(self) -> None:
        """Look for connections of where the cursor is, and note that it was there, once that has begun."""
        if "connecting" in self.__dict__:
            self.connecting.soon()
        if "seeing" in self.__dict__:
            self.seeing.soon()

    @property
    def on_slip(self) -> bool:
        """Whether keys go to a slip."""
        return "slips" in self.__dict__ and self.slips.has_keys
