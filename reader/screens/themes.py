"""All themes with their counts: to jump to one, rename, merge or hide it, or give it more names."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, ClassVar, Final

from textual import on
from textual.binding import BindingType
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from notes.errors import RecordError
from notes.records.own_themes import tidy
from reader.analysis.model import Stage
from reader.job_kinds import THEME_LIST
from reader.screens.name_manager import HANDLERS as NAME_HANDLERS
from reader.screens.name_manager import NameManagerScreen, Naming
from reader.settings.command import Group
from reader.settings.keymap import own_bindings
from reader.widgets.command_node import Handlers
from reader.widgets.theme_list import Shelved, shelf, shelf_rows

if TYPE_CHECKING:
    from corpus.themes import Theme
    from reader.notebook import Contents, Notebook
    from reader.services.services import Services

HINT: Final = (
    "enter jumps · {themes-find} finds · {themes-rename} rename · {themes-merge} merge "
    "· {themes-alias} {themes-unalias} alias · {themes-hide} hide "
    "· {dialog-undo} {dialog-redo} · {dialog-leave}"
)
TITLE: Final = "Themes: in how many reports and passages, who named them, other names"
NOTHING: Final = "no themes yet; {theme} in the text makes one"
HANDLERS: Final[Mapping[str, Callable[[ThemesScreen], object]]] = {
    **NAME_HANDLERS,
    "themes-find": lambda screen: screen.find(),
    "themes-rename": lambda screen: screen.rename(),
    "themes-merge": lambda screen: screen.merge(),
    "themes-alias": lambda screen: screen.alias(),
    "themes-unalias": lambda screen: screen.unalias(),
    "themes-hide": lambda screen: screen.hide(),
}
"""By a command's id."""


class ThemesScreen(NameManagerScreen["Theme | None"]):
    """Returns the theme to jump to, or None."""

    GROUP = Group.THEMES
    HANDLED: ClassVar[Handlers] = HANDLERS
    BINDINGS: ClassVar[list[BindingType]] = [*own_bindings(HANDLERS)]

    def __init__(self, services: Services) -> None:
        super().__init__(services, TITLE, NOTHING, HINT)
        self._shelf: list[Shelved] = []
        self._wanted: str | None = None
        """The key of the theme to stand on as soon as it is listed."""

    def on_mount(self) -> None:
        """List the themes as they are, now and whenever the reader has changed some."""
        super().on_mount()
        self._services.analyses.ask(
            self, THEME_LIST, shelf, self._list, needs=Stage.COUNTS, on_wait=self._wait, renew=True
        )

    def _wait(self, said: str) -> None:
        """Say for what the list waits."""
        if not self._shelf:
            self._tell_none(said)

    def _show(self, contents: Contents) -> None:
        """Other notes are nothing to the list; other themes come by a new analysis."""
        self._contents = contents

    def _list(self, found: list[Shelved]) -> None:
        at, current = self._options.highlighted or 0, self._current
        wanted = self._wanted or (current.theme.key if current else "")
        self._shelf, self._wanted = found, None
        keys = [one.theme.key for one in found]
        self._fill(keys.index(wanted) if wanted in keys else min(at, len(found) - 1))
        self._tell_none("" if found else self.keymap.hint(NOTHING))

    def _fill(self, at: int) -> None:
        """Show a row for each theme, standing on one."""
        self._options.clear_options()
        self._options.add_options(map(Option, shelf_rows(self._shelf, self._options.size.width - 1)))
        self._options.highlighted = at if self._shelf else None

    def on_resize(self) -> None:
        """Let rows be as long as there is room now."""
        self.call_after_refresh(lambda: self._fill(self._options.highlighted or 0))

    @property
    def _current(self) -> Shelved | None:
        at = self._options.highlighted
        return None if at is None or at >= len(self._shelf) else self._shelf[at]

    @property
    def _theme(self) -> Theme | None:
        """The theme that one stands on, if it is not hidden."""
        current = self._current
        if current is not None and current.hidden:
            self._bar.say(self.keymap.hint("this theme is hidden; {themes-hide} shows it again"))
            return None
        return current.theme if current else None

    # -- keys

    @on(OptionList.OptionSelected)
    def _chosen(self) -> None:
        theme = self._theme
        if theme is not None:
            self.dismiss(theme)

    async def find(self) -> None:
        """Go to the theme whose name is typed."""

        def typed(text: str) -> None:
            found = self._like(text)
            if found is not None:
                self._options.highlighted = [one.theme.key for one in self._shelf].index(found.key)

        await self._bar.ask(Naming("/", "", lambda _: True, typed))

    async def rename(self) -> None:
        """Ask for another name."""
        theme = self._theme
        if theme is not None:
            given = self._named(theme, lambda name: self._rename(theme, name))
            await self._bar.ask(Naming(f"{theme.name} becomes", theme.name, given))

    def _rename(self, theme: Theme, name: str) -> None:
        if name != theme.name:
            self._do(lambda book: book.themes.rename(theme, name), f"“{theme.name}” is “{name}” now")

    async def alias(self) -> None:
        """Ask for one more name."""
        theme = self._theme
        if theme is not None:
            given = self._named(theme, lambda name: self._alias(theme, name))
            await self._bar.ask(Naming(f"{theme.name} is also called", "", given))

    def _alias(self, theme: Theme, name: str) -> None:
        self._do(lambda book: book.themes.alias(theme, name), f"“{theme.name}” is also called “{name}”")

    async def unalias(self) -> None:
        """Ask which of its names it shall lose."""
        theme = self._theme
        if theme is None:
            return
        if not theme.aliases:
            self._bar.say(f"“{theme.name}” has no other names")
            return

        def given(name: str) -> bool:
            self._do(
                lambda book: book.themes.unalias(theme, name), f"“{theme.name}” is no longer called “{name}”"
            )
            return True

        await self._bar.ask(Naming(f"{theme.name} is no longer called", theme.aliases[-1], given))

    async def merge(self) -> None:
        """Ask with which other theme it becomes one."""
        theme = self._theme
        if theme is None:
            return

        def typed(text: str) -> None:
            found = self._like(text, but=theme)
            self._bar.note(found.name if found else "" if text.strip() else "part of another theme's name")

        def given(text: str) -> bool:
            into = self._like(text, but=theme)
            if into is None:
                self._bar.note(f"no other theme is like “{text}”")
                return False
            self.call_later(self._agree, theme, into)
            return True

        await self._bar.ask(Naming(f"merge {theme.name} into", "", given, typed))

    def hide(self) -> None:
        """Hide the theme, or show it again."""
        current = self._current
        if current is None:
            return
        theme = current.theme
        if current.hidden:
            self._do(lambda book: book.themes.show(theme.id), f"“{theme.name}” is shown again")
        else:
            self._do(lambda book: book.themes.hide(theme), f"“{theme.name}” is hidden")

    # -- doing it

    def _named(self, theme: Theme, do: Callable[[str], None]) -> Callable[[str], bool]:
        """What takes a name for a theme: where another theme has it, the two can become one."""

        def given(text: str) -> bool:
            try:
                name = tidy(text)
            except RecordError as error:
                self._bar.note(str(error))
                return False
            known = self._services.analyses.current.names
            other = known.named(name) if known else None
            if other is not None and other.key != theme.key:
                self.call_later(self._agree, theme, other)  # once the line one typed in is gone
            else:
                do(name)
            return True

        return given

    def _agree(self, theme: Theme, into: Theme) -> None:
        """Make one theme of two, after asking."""
        self._ask(
            f"“{theme.name}” becomes one theme with “{into.name}”: "
            "it keeps its names as other names of that, and its passages.",
            "merge them",
            lambda book: book.themes.merge(into, [theme]),
            self._told(f"“{theme.name}” is merged into “{into.name}”"),
        )

    def _do(self, change: Callable[[Notebook], str], said: str) -> None:
        self._change(change, self._told(said))

    def _told(self, said: str) -> Callable[[str], None]:
        """What says that a change is done, and stands on its theme."""

        def told(key: str) -> None:
            self._wanted = key
            self._done(said)

        return told

    def _like(self, text: str, but: Theme | None = None) -> Theme | None:
        """The theme that is meant by what is typed, another than ``but``."""
        names = self._services.analyses.current.names
        found = (one.theme for one in names.suggest(text, 2)) if names and text.strip() else ()
        return next((theme for theme in found if but is None or theme.key != but.key), None)
