"""Jumping to a theme: names ranked as one types, and what each report says of the one that is marked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, ClassVar, Final, TypeAlias

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option
from textual.worker import get_current_worker

from reader.messages import Beheld, Suggested
from reader.screens.typed_list import TypedList
from reader.theme_rows import hit_row, made_row, name_row, nothing_found, synopsis_rows

if TYPE_CHECKING:
    from textual.timer import Timer

    from corpus.themes import Presence, Suggestion, Theme
    from corpus.themes.synopsis import Synopsis
    from reader.workspace import Workspace

SHOWN: Final = 50
"""Themes that are listed."""
PASSAGES: Final = 10
"""Passages that are listed where no theme fits well."""
FITS: Final = 0.5
"""A theme that scores less may not be what is meant: passages are listed below it."""
HINT: Final = "↑ ↓ choose · enter goes there, then n N step · ctrl+t all themes · esc"
PATIENCE: Final = 0.06
"""Seconds for which a theme must stay marked before it is looked into: a held key passes over most."""
_HIT: Final = "passage-"
"""Begins the ids of rows that are passages."""

_MAKE: Final = "make"
"""The id of the row that makes a theme of what was typed."""


@dataclass(frozen=True, slots=True)
class Leave:
    """What to do in place of a jump."""

    name: str
    """Make a theme of this name; where it is empty, show all themes."""


Choice: TypeAlias = "Theme | Presence | Leave"
"""Where to go, to all passages on a theme or to one passage; or what to do in place of that."""


class JumpScreen(TypedList["Choice | None"]):
    """Ranks themes as one types; returns the chosen one, or a passage where no theme fits."""

    CSS_PATH: ClassVar[list[str]] = ["../styles/sheets.tcss", "../styles/jump.tcss"]  # type: ignore[assignment]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+t", "themes", show=False),
    ]

    def __init__(self, workspace: Workspace, query: str = "") -> None:
        """Make the screen.

        Args:
            workspace: the reports and their themes; asked in threads.
            query: what to begin with.
        """
        super().__init__()
        self._workspace = workspace
        self._query = query
        self._themes: Sequence[Suggestion] = ()
        self._hits: Sequence[Presence] = ()
        self._answered: str | None = None
        self._wanted = False
        self._timer: Timer | None = None

    def compose(self) -> ComposeResult:
        """A line to type in, the names, and what the reports say."""
        with Vertical(id="sheet"):
            yield Input(self._query, placeholder="any part of a theme's name, or other words", compact=True)
            yield OptionList(markup=False, compact=True)
            yield Static("", markup=False, id="reports")
            yield Static(HINT, markup=False, id="hint")

    def on_mount(self) -> None:
        """Begin with all themes."""
        self.query_one("#sheet").border_title = Content("Jump to a theme")
        self.set_focus(self.query_one(Input))
        self._ask(self._query)

    # -- names

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        self._ask(event.value)

    def _ask(self, query: str) -> None:
        """Look for themes in a thread; an older look is dropped."""
        self._query, self._wanted = query, False
        work = partial(self._look, query)
        self.run_worker(work, group="jump", thread=True, exclusive=True, exit_on_error=False)

    def _look(self, query: str) -> None:
        worker = get_current_worker()
        jumper = self._workspace.jumper
        if query.strip():
            found = jumper.suggest(query, SHOWN)
        else:
            from corpus.themes import Suggestion

            found = tuple(Suggestion(row.theme, row.theme.name, 1.0, ()) for row in self._workspace.matrix())
        hits: Sequence[Presence] = ()
        if query.strip() and not (found and found[0].score >= FITS) and not worker.is_cancelled:
            hits = jumper.jump(query, PASSAGES).passages
        if not worker.is_cancelled:
            self.post_message(Suggested(query, found, hits, new=self._is_new(query)))

    def _is_new(self, query: str) -> bool:
        """Whether what was typed can be made a theme: it is a name, and no theme has it."""
        from notes.errors import RecordError
        from notes.themes import tidy

        try:
            return self._workspace.themes.named(tidy(query)) is None
        except RecordError:
            return False

    @on(Suggested)
    def _suggested(self, message: Suggested) -> None:
        if message.query != self._query:
            return
        self._answered, self._themes, self._hits = message.query, message.themes, message.hits
        options = self.query_one(OptionList)
        options.clear_options()
        names = [Option(name_row(one), id=str(index)) for index, one in enumerate(self._themes)]
        passages = [
            Option(hit_row(self._workspace, hit), id=f"{_HIT}{index}") for index, hit in enumerate(self._hits)
        ]
        if passages:  # no theme fits well: its words are what one looks for
            options.add_option(_heading("no theme fits well; the best passages by their words:"))
            options.add_options(passages)
            if names:
                options.add_option(_heading("themes that come near:"))
        options.add_options(names)
        options.highlighted = 1 if passages else 0 if names else None
        if not names and not passages:
            self._tell(nothing_found(message.query, self._workspace))
        if message.new:
            options.add_option(Option(made_row(message.query), id=_MAKE))
        if self._wanted and (names or passages):
            options.action_select()

    # -- what the reports say of the one that is marked

    @on(OptionList.OptionHighlighted)
    def _marked(self, event: OptionList.OptionHighlighted) -> None:
        ident = event.option_id or ""
        if not ident.isdecimal():
            self._tell(Content(""))
            return
        if self._timer is not None:
            self._timer.stop()
        work = partial(self._look_into, self._themes[int(ident)].theme)
        self._timer = self.set_timer(PATIENCE, work)

    def _look_into(self, theme: Theme) -> None:
        work = partial(self._behold, theme)
        self.run_worker(work, group="behold", thread=True, exclusive=True, exit_on_error=False)

    def _behold(self, theme: Theme) -> None:
        worker = get_current_worker()
        synopsis = self._workspace.synopsis(theme)
        if not worker.is_cancelled:
            self.post_message(Beheld(synopsis))

    @on(Beheld)
    def _beheld(self, message: Beheld) -> None:
        marked = self._marked_theme()
        if marked is not None and marked.key == message.synopsis.theme.key:
            self._tell(self._said(message.synopsis))

    def _said(self, synopsis: Synopsis) -> Content:
        pane = self.query_one("#reports", Static)
        width = max(pane.container_size.width - 4, 20)
        room = max(self.size.height // 2 - 4, 5)
        return synopsis_rows(synopsis, width, room)

    def _tell(self, said: Content) -> None:
        self.query_one("#reports", Static).update(said)

    def _marked_theme(self) -> Theme | None:
        options = self.query_one(OptionList)
        marked = options.highlighted_option
        ident = marked.id if marked else None
        return self._themes[int(ident)].theme if ident and ident.isdecimal() else None

    # -- choosing

    @on(Input.Submitted)
    def _submitted(self) -> None:
        if self._answered != self._query:
            self._wanted = True
            return
        self.query_one(OptionList).action_select()

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        ident = event.option_id or ""
        if ident.startswith(_HIT):
            self.dismiss(self._hits[int(ident.removeprefix(_HIT))])
        elif ident == _MAKE:
            self.dismiss(Leave(" ".join(self._query.split())))
        elif ident.isdecimal():
            self.dismiss(self._themes[int(ident)].theme)

    def action_themes(self) -> None:
        """Show all themes instead."""
        self.dismiss(Leave(""))


def _heading(said: str) -> Option:
    return Option(Content.styled(said, "dim italic"), disabled=True)
