"""The reader's own themes: passages put on themes and taken off, new themes made, all looked through."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Final, NamedTuple

from reader.analysis.model import Stage
from reader.job_kinds import PASSAGE_THEMES
from reader.positions.places import Place, Span
from reader.room.controller import Controller, RoomContext

if TYPE_CHECKING:
    from textual.worker import Worker

    from corpus.model import Report
    from corpus.themes import Theme, Themes
    from corpus.themes.jump import Jumper
    from notes.model import Target
    from reader.analysis.model import Analysis
    from reader.notebook import Notebook
    from reader.room.annotate import AnnotateController
    from reader.room.drawer import DrawerController
    from reader.room.theme_jump import ThemeJumpController
    from reader.screens.jump import MakeOrShowThemes

SUGGESTED: Final = 9
"""Themes that are suggested."""
LONGEST: Final = 60
"""Characters of selected words that are proposed as a theme's name."""
ON: Final = "●"
OFF: Final = "○"


class _Standing(NamedTuple):
    """A passage and its themes."""

    themes: Themes
    jumper: Jumper
    on: dict[str, Theme]
    """By name those that it is on."""
    mentioned: dict[str, Theme]
    """By name those that it only mentions."""
    words: Theme | None
    """The theme made of the reader's words, where one is looked at."""

    def named(self, name: str) -> Theme | None:
        """The theme that goes by a name, that of the reader's words before others; None where none does."""
        if self.words is not None and name == self.words.name:
            return self.words
        return self.themes.named(name)


class ThemeAssignmentController(Controller):
    """Asks for a theme, and changes which passages are on it."""

    def __init__(
        self,
        context: RoomContext,
        annotate: AnnotateController,
        drawer: DrawerController,
        theme_jump: ThemeJumpController,
    ) -> None:
        super().__init__(context)
        self._annotate = annotate
        self._drawer = drawer
        self._theme_jump = theme_jump
        self._asking: Worker[None] | None = None

    def put(self) -> None:
        """Put the passage at the cursor on a theme, or take it off one; asked for once, until it can be."""
        self.say(f"{PASSAGE_THEMES.said} …")
        if self._asking is None or self._asking.is_finished:
            ask = partial(self._ask, self.report, self.pane.cursor.passage, self._proposed())
            self._asking = self.background.start(self.screen, PASSAGE_THEMES, ask)

    def _proposed(self) -> str:
        """The selected words as a theme's name, where they are fit to be one."""
        from reader.citation import words

        span = self._annotate.chosen
        said = " ".join(words(self.report, span).split()) if span else ""
        return said if len(said) <= LONGEST else ""

    async def _ask(self, report: Report, index: int, name: str) -> None:
        """Ask for the theme as soon as the themes are known; say what keeps it from coming."""
        if await self._annotate.contents() is None:
            return
        standing = await self.analyses.answer(
            PASSAGE_THEMES,
            partial(_stand, report, index, self.context.services.query_theme.current),
            Stage.COUNTS,
            on_wait=self.say,
        )
        self.bar.pass_on()
        if standing is None:
            self.say("the file was changed; press the key again when it has been read")
        elif self.report is not report:
            self.say("another report is in the pane now")
        elif not self._drawer.busy():
            await self._offer(standing, report, index, name)

    async def _offer(self, standing: _Standing, report: Report, index: int, name: str) -> None:
        from reader.citation import here, locus
        from reader.widgets.theme_entry import ThemeEntry

        span = here(report, Place(index))
        self._annotate.unselect()

        async def entered(theme: str) -> None:
            await self._drawer.close()
            self._enter(standing, theme, report, span)

        drawer = ThemeEntry(
            f"{locus(report, span)}: a theme to put it on, or take it off ({ON})",
            lambda typed: _suggested(standing, typed),
            entered,
            self._drawer.close,
            hint="any name of a theme, or a new one",
            start=name,
            paint=lambda theme: (ON if theme in standing.on else OFF, "bold" if theme in standing.on else ""),
            says=lambda typed: _said(standing, typed),
        )
        await self._drawer.open(drawer, span)

    def _enter(self, standing: _Standing, name: str, report: Report, span: Span) -> None:
        """Do what was asked for with a name."""
        from reader.notebook import on

        theme, target = standing.named(name), on(report, span)
        if theme is not None and theme is standing.words:
            into = theme.name not in standing.on
            passage = report.reading[span.start.passage].id
            self.context.services.query_theme.take(report.id, passage, into=into)
            self.say(f"it {'counts now' if into else 'does not count any more'} for “{theme.name}”")
        elif theme is None:
            self._change(lambda book: book.themes.make(name, targets=[target]), f"“{name}” is a theme now")
        elif theme.name in standing.on:
            self._change(lambda book: book.themes.take_off(theme, target), f"taken off “{theme.name}”")
        else:
            self._change(lambda book: book.themes.put_on(theme, target), f"put on “{theme.name}”")

    def _change(self, do: Callable[[Notebook], str], said: str) -> None:
        async def work() -> None:
            await self.notes.change(do)
            self.say(f"{said}; {self.keymap.first('undo')} takes that back")

        self.notes.start(work)

    # -- new ones, and all of them

    async def instead(self, choice: MakeOrShowThemes) -> None:
        """Do what was chosen in place of a jump."""
        if choice.name:
            self._make(choice.name)
        else:
            await self.open()

    def _make(self, name: str) -> None:
        """Make a theme of what was looked for, and go to it."""

        async def work() -> None:
            ident = await self.notes.change(lambda book: book.themes.make(name))
            theme = await self.analyses.when(
                lambda analysis: analysis.names.with_key(ident) if analysis.names else None
            )
            if await self._theme_jump.go(theme):
                return
            key = self.keymap.first("theme")
            self.say(f"“{name}” is a theme now; no report has that name: {key} puts passages on it")

        self.notes.start(work)

    async def keep(self) -> None:
        """Ask for a name, and keep the theme made of the reader's words under it, with its passages."""
        words = self.context.services.query_theme.current
        if words is None:
            key = self.keymap.first("jump")
            self.say(f"there are no words to keep: {key} takes any words for a theme")
            return
        if await self._annotate.contents() is None or self._drawer.busy():
            return
        from reader.widgets.theme_entry import ThemeEntry

        async def entered(name: str) -> None:
            await self._drawer.close()
            self._keep(words, name)

        await self._drawer.open(
            ThemeEntry(
                "keep your words as a theme: its name",
                lambda _: [],
                entered,
                self._drawer.close,
                hint="the name of a theme",
                start=words.name,
                says=lambda typed: f"enter makes “{typed}” a theme" if typed else "",
            )
        )

    def _keep(self, words: Theme, name: str) -> None:
        async def work() -> None:
            targets = await self.analyses.answer(
                PASSAGE_THEMES, partial(_targets, words), Stage.COUNTS, on_wait=self.say
            )
            ident = await self.notes.change(lambda book: book.themes.make(name, targets=targets))
            theme = await self.analyses.when(
                lambda analysis: analysis.names.with_key(ident) if analysis.names else None
            )
            await self._theme_jump.go(theme)
            count = len(targets)
            undo = self.keymap.first("undo")
            self.say(
                f"“{name}” is a theme now, with {count} passage{'s' * (count != 1)}; {undo} takes that back"
            )

        self.notes.start(work)

    async def open(self) -> None:
        """Show all themes; to the chosen one one jumps."""
        from reader.screens.themes import ThemesScreen

        def chosen(theme: Theme | None) -> None:
            if theme is not None:
                self._theme_jump.begin(theme)

        await self.app.push_screen(ThemesScreen(self.context.services), chosen)


def _targets(words: Theme, analysis: Analysis) -> list[Target]:
    """In the answers' lane: the passages that count for a theme made of words, whole."""
    from reader.citation import here
    from reader.notebook import on

    found = analysis.themes.presences(words)
    reports = ((analysis.by_id[presence.report], presence.passage.id) for presence in found)
    return [on(report, here(report, Place(report.by_id[passage]))) for report, passage in reports]


def _stand(report: Report, index: int, words: Theme | None, analysis: Analysis) -> _Standing | None:
    """In the answers' lane: what a passage is on; None where another version of the report is known."""
    themes, jumper = analysis.counted
    passage = report.reading[index]
    if passage.id not in themes.by_id.get(report.id, report).by_id or report.id not in themes.by_id:
        return None
    on: dict[str, Theme] = {}
    if words is not None and any(p.passage.id == passage.id for p in themes.presences_in(words, report.id)):
        on[words.name] = words
    mentioned: dict[str, Theme] = {}
    weights = themes.of(report.id, passage)
    for key in sorted(weights, key=lambda key: -weights[key]):
        theme = themes.theme(key)
        here = (p for p in themes.presences_in(theme, report.id) if p.passage.id == passage.id)
        passing = all(presence.passing for presence in here)
        (mentioned if passing else on)[theme.name] = theme
    return _Standing(themes, jumper, on, mentioned, words)


def _suggested(standing: _Standing, typed: str) -> list[str]:
    """Names of themes that may be meant; for "" those of the passage, then the reader's own ones."""
    if typed:
        return [found.theme.name for found in standing.jumper.suggest(typed, SUGGESTED)]
    from corpus.themes import Origin

    words = (standing.words.name,) if standing.words else ()
    own = (theme.name for theme in reversed(standing.themes.themes) if theme.origin is Origin.OWN)
    return list(dict.fromkeys((*words, *standing.on, *standing.mentioned, *own)))[:SUGGESTED]


def _said(standing: _Standing, typed: str) -> str:
    """What enter would do."""
    if not typed:
        return ""
    theme = standing.named(typed)
    if theme is not None and theme is standing.words:
        return f"enter takes it {'out of' if theme.name in standing.on else 'into'} your words “{theme.name}”"
    if theme is None:
        return f"enter makes “{typed}” a theme"
    return (
        f"enter takes it off “{theme.name}”"
        if theme.name in standing.on
        else f"enter puts it on “{theme.name}”"
    )
