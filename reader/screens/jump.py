"""Jumping to a theme: names ranked as one types, and what each report says of the one that is marked."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, ClassVar, Final, TypeAlias

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from reader.analysis.model import Stage
from reader.analysis.theme_matches import matches
from reader.job_kinds import THEME_DETAIL, THEME_MATCHES
from reader.screens.query_list import HANDLERS as QUERY_HANDLERS
from reader.screens.query_list import QueryList
from reader.settings.keymap import own_bindings
from reader.widgets.command_node import Handlers
from reader.widgets.text_field import TextField
from reader.widgets.theme_lines import (
    hit_row,
    made_row,
    name_row,
    nothing_found,
    synopsis_rows,
    words_row,
)
from reader.widgets.value_option import ValueOption, value_of

if TYPE_CHECKING:
    from textual.timer import Timer

    from corpus.themes import Presence, Theme
    from corpus.themes.synopsis import Synopsis
    from reader.analysis.service import AnalysisService
    from reader.analysis.theme_matches import ThemeMatches
    from reader.notebook import Contents

HINT: Final = (
    "{query-up} {query-down} choose · enter goes there, then {hit-next} {hit-previous} step "
    "· {jump-themes} all themes · {query-leave}"
)
PATIENCE: Final = 0.06
"""Seconds for which a theme must stay marked before it is looked into: a held key passes over most."""


@dataclass(frozen=True, slots=True)
class MakeOrShowThemes:
    """What to do in place of a jump."""

    name: str
    """Make a theme of this name; where it is empty, show all themes."""


Choice: TypeAlias = "Theme | Presence | MakeOrShowThemes"
"""Where to go, to all passages on a theme or to one passage; or what to do in place of that."""


HANDLERS: Final[Mapping[str, Callable[[JumpScreen], object]]] = {
    **QUERY_HANDLERS,
    "jump-themes": lambda screen: screen.show_themes(),
}
"""By a command's id."""


class JumpScreen(QueryList["Choice | None"]):
    """Ranks themes as one types; returns the chosen one, or a passage where no theme fits."""

    CSS_PATH: ClassVar[list[str]] = ["../styles/sheets.tcss", "../styles/jump.tcss"]  # type: ignore[assignment]
    HANDLED: ClassVar[Handlers] = HANDLERS
    BINDINGS: ClassVar[list[BindingType]] = [*own_bindings(HANDLERS)]

    def __init__(self, analyses: AnalysisService, contents: Contents | None = None, query: str = "") -> None:
        """Make the screen.

        Args:
            analyses: knows the reports and their themes.
            contents: the notes, where they are there.
            query: what to begin with.
        """
        super().__init__()
        self._analyses = analyses
        self._contents = contents
        self._query = query
        self._found: ThemeMatches | None = None
        self._first: int | None = None
        """Where the mark was put when the list was shown; a reader who moved it finds it elsewhere."""
        self._wanted = False
        self._timer: Timer | None = None

    def compose(self) -> ComposeResult:
        """A line to type in, the names, and what the reports say."""
        with Vertical(id="sheet"):
            yield TextField(
                self._query, placeholder="any part of a theme's name, or other words", compact=True
            )
            yield OptionList(markup=False, compact=True)
            yield Static("", markup=False, id="reports")
            yield Static(self.keymap.hint(HINT), markup=False, id="hint")

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
        """Look for themes, and again whenever more is known; an older look is dropped."""
        if self._wanted:
            self.say("")
        self._query, self._wanted = query, False
        look = partial(matches, query, meaning=self._analyses.meaning)
        self._analyses.ask(
            self, THEME_MATCHES, look, self._matched,
            needs=Stage.NAMES, whole=Stage.COUNTS, on_wait=self._wait, renew=True,
        )  # fmt: skip

    def _wait(self, said: str) -> None:
        """Say for what the list waits, as long as nothing that was looked for stands in it."""
        if self._found is None or not self._found.is_something:
            self._tell(Content(said))

    def _matched(self, found: ThemeMatches) -> None:
        if found.query != self._query:
            return
        options = self.query_one(OptionList)
        same = self._found is not None and self._found.query == found.query
        before = self._marked_theme() if same and options.highlighted != self._first else None
        self._found = found
        options.clear_options()
        rows = _rows(found)
        options.add_options(rows)
        options.highlighted = self._first = 0 if rows else None
        if before is not None:  # more is known of the same words: a mark that was moved stays on its theme
            themes = map(_theme_of, rows)
            same_row = (n for n, theme in enumerate(themes) if theme is not None and theme.key == before.key)
            options.highlighted = next(same_row, self._first)
        if not rows:
            self._tell(self._nothing(found))
        if found.is_new:
            make = MakeOrShowThemes(" ".join(found.query.split()))
            options.add_option(ValueOption(made_row(found.query), make))
        if self._wanted and self._listed:
            options.action_select()

    def _nothing(self, found: ThemeMatches) -> Content:
        """What to say where nothing fits: that more is still being looked at, or that there is nothing."""
        if found.analysis.is_whole:
            return nothing_found(found.query, known=bool(found.analysis.catalog.themes))
        return Content(self._analyses.said)

    # -- what the reports say of the one that is marked

    @on(OptionList.OptionHighlighted)
    def _marked(self, event: OptionList.OptionHighlighted) -> None:
        theme = _theme_of(event.option)
        if self._timer is not None:
            self._timer.stop()
        if theme is None:
            self._tell(Content(""))
        else:
            self._timer = self.set_timer(PATIENCE, partial(self._look_into, theme))

    def _look_into(self, theme: Theme) -> None:
        look = partial(self._analyses.synopsis_steps, theme)
        self._analyses.ask(
            self, THEME_DETAIL, look, self._looked_into,
            needs=Stage.SEARCH, on_wait=lambda said: self._tell(Content(said)),
        )  # fmt: skip

    def _looked_into(self, synopsis: Synopsis | None) -> None:
        marked = self._marked_theme()
        if synopsis is not None and marked is not None and marked.key == synopsis.theme.key:
            self._tell(self._said(synopsis))

    def _said(self, synopsis: Synopsis) -> Content:
        pane = self.query_one("#reports", Static)
        width = max(pane.container_size.width - 4, 20)
        room = max(self.size.height // 2 - 4, 5)
        return synopsis_rows(synopsis, width, room, self._contents)

    def _tell(self, said: Content) -> None:
        self.query_one("#reports", Static).update(said)

    def _marked_theme(self) -> Theme | None:
        return _theme_of(self.query_one(OptionList).highlighted_option)

    # -- choosing

    @on(Input.Submitted)
    def _submitted(self) -> None:
        if self._found is None or self._found.query != self._query or not self._listed:
            self._wanted = True
            self.say(self.keymap.hint("goes there as soon as it is found · {query-leave}"))
            return
        self.query_one(OptionList).action_select()

    @property
    def _listed(self) -> bool:
        """Whether what stands there can be chosen unseen: a theme, or passages where no theme is to come."""
        found = self._found
        return found is not None and bool(found.themes or found.words_first or found.analysis.catalog.final)

    def show_themes(self) -> None:
        """Show all themes instead."""
        self.dismiss(MakeOrShowThemes(""))


def _rows(found: ThemeMatches) -> list[Option]:
    """What can be gone to: first the best theme and the words themselves, then what else may be meant."""
    names = [ValueOption(name_row(one), one.theme) for one in found.themes]
    own = [ValueOption(words_row(found.words), found.words)] if found.words else []
    first = [*own, *names[:1]] if found.words_first else [*names[:1], *own]
    passages = [ValueOption(hit_row(found.analysis, hit), hit) for hit in found.hits]
    if not passages:
        return [*first, *names[1:]]
    whole = found.analysis.catalog.final  # no theme fits well: the words are what one looks for
    said = "no theme fits well" if whole else "themes are still looked for"
    rows = [*first, _heading(f"{said}; the best passages by their words:"), *passages]
    return [*rows, _heading("themes that come near:"), *names[1:]] if names[1:] else rows


def _theme_of(row: Option | None) -> Theme | None:
    """The theme that a row stands for, if it is one."""
    from corpus.themes import Theme

    return value_of(row, Theme)


def _heading(said: str) -> Option:
    return Option(Content.styled(said, "dim italic"), disabled=True)
