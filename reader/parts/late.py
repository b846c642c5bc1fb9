"""The parts that are not needed for reading alone: each is read when it is first asked for."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from corpus.model import Report
    from reader.parts.annotating import Annotating
    from reader.parts.connecting import Connecting
    from reader.parts.describing import Describing
    from reader.parts.drafting import Drafting
    from reader.parts.exporting import Exporting
    from reader.parts.following import Following
    from reader.parts.glancing import Glancing
    from reader.parts.importing import Importing
    from reader.parts.jumping import Jumping
    from reader.parts.late_saves import LateSaves
    from reader.parts.linking import Linking
    from reader.parts.owning import Owning
    from reader.parts.relating import Relating
    from reader.parts.seeing import Seeing
    from reader.parts.slips import Slips
    from reader.parts.surveying import Surveying
    from reader.parts.tagging import Tagging
    from reader.parts.theming import Theming
    from reader.parts.writing import Writing
    from reader.places import Span
    from reader.services.analysis_service import AnalysisService
    from reader.widgets.pane import Pane


def _build(*asked: Any) -> Any:
    """In the builder's lane: an analysis; what works it out is loaded there."""
    from reader.analysis_builder import build

    return build(*asked)


class Late:
    """What a room has besides the parts that it is opened with."""

    @cached_property
    def analyses(self: Any) -> AnalysisService:
        """What is known of the reports, and who is asked about it."""
        from functools import partial

        from reader.services.analysis_service import AnalysisService

        workspace = self.workspace
        return AnalysisService(
            self.background, partial(_build, workspace.worker), lambda: workspace.reports, self.failed
        )

    @cached_property
    def describing(self: Any) -> Describing:
        """What is known of reports."""
        from reader.parts.describing import Describing

        return Describing(self)

    @cached_property
    def slips(self: Any) -> Slips:
        """The slip that is written on."""
        from reader.parts.slips import Slips

        return Slips(self)

    @cached_property
    def annotating(self: Any) -> Annotating:
        """Notes and highlights."""
        from reader.parts.annotating import Annotating

        return Annotating(self)

    @cached_property
    def writing(self: Any) -> Writing:
        """The note that is being written."""
        from reader.parts.writing import Writing

        return Writing(self)

    @cached_property
    def tagging(self: Any) -> Tagging:
        """Tags and holders."""
        from reader.parts.tagging import Tagging

        return Tagging(self)

    @cached_property
    def theming(self: Any) -> Theming:
        """Notes on themes."""
        from reader.parts.theming import Theming

        return Theming(self)

    @cached_property
    def jumping(self: Any) -> Jumping:
        """Jumps to themes."""
        from reader.parts.jumping import Jumping

        return Jumping(self)

    @cached_property
    def owning(self: Any) -> Owning:
        """The reader's own themes."""
        from reader.parts.owning import Owning

        return Owning(self)

    @cached_property
    def connecting(self: Any) -> Connecting:
        """Connections."""
        from reader.parts.connecting import Connecting

        return Connecting(self)

    @cached_property
    def linking(self: Any) -> Linking:
        """What is done with connections."""
        from reader.parts.linking import Linking

        return Linking(self)

    @cached_property
    def seeing(self: Any) -> Seeing:
        """What the reader has been to."""
        from reader.parts.seeing import Seeing

        return Seeing(self)

    @cached_property
    def surveying(self: Any) -> Surveying:
        """The matrix and the synopsis."""
        from reader.parts.surveying import Surveying

        return Surveying(self)

    @cached_property
    def following(self: Any) -> Following:
        """Panes that go along with one."""
        from reader.parts.following import Following

        return Following(self)

    @cached_property
    def relating(self: Any) -> Relating:
        """Relations."""
        from reader.parts.relating import Relating

        return Relating(self)

    @cached_property
    def drafting(self: Any) -> Drafting:
        """Drafts."""
        from reader.parts.drafting import Drafting

        return Drafting(self)

    @cached_property
    def late_saves(self: Any) -> LateSaves:
        """What editors save after they came back."""
        from reader.parts.late_saves import LateSaves

        return LateSaves(self)

    @cached_property
    def exporting(self: Any) -> Exporting:
        """Export."""
        from reader.parts.exporting import Exporting

        return Exporting(self)

    @cached_property
    def glancing(self: Any) -> Glancing:
        """The note at the cursor."""
        from reader.parts.glancing import Glancing

        return Glancing(self)

    @cached_property
    def importing(self: Any) -> Importing:
        """Notes from files."""
        from reader.parts.importing import Importing

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
