"""The file that holds the notes: what is to be known of it, restoring it, taking in conflict copies."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import TYPE_CHECKING, ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from reader.presentation.note_text import counted
from reader.presentation.store_facts import Copy, Facts, facts, restore
from reader.screens.base import BREAKPOINTS
from reader.screens.choice_list import ChoiceList
from reader.screens.confirm import Confirm
from reader.text.printable import printable

if TYPE_CHECKING:
    from pathlib import Path

    from reader.services.services import Services

HINT: Final = "enter does it, after asking · {dialog-leave}"
NOTHING: Final = "nothing needs doing · {dialog-leave}"


class StoreScreen(ChoiceList[None]):
    """Says how the store is, and offers what can be done."""

    CSS_PATH: ClassVar[list[str]] = ["../styles/sheets.tcss", "../styles/notes.tcss"]  # type: ignore[assignment]
    HORIZONTAL_BREAKPOINTS = BREAKPOINTS

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._services = services
        self._deeds: list[Callable[[], object]] = []

    def compose(self) -> ComposeResult:
        """What there is to know above what can be done."""
        with Vertical(id="sheet"):
            yield Static("looking…", markup=False, id="facts")
            yield OptionList(markup=False, compact=True)
            yield Static(self.keymap.hint(HINT), markup=False, id="hint")

    def on_mount(self) -> None:
        """Look at the store."""
        self.query_one("#sheet").border_title = Content("Notes store")
        self.set_focus(self.options)
        self._look()

    def _look(self, said: str = "") -> None:
        self._services.notebook.do(facts, partial(self._show, said=said), self._fail)

    def _fail(self, why: str) -> None:
        if self.is_usable:
            self.query_one("#facts", Static).update(printable(why))

    def _show(self, found: Facts, said: str = "") -> None:
        if not self.is_usable:
            return
        lines = [Content.styled(printable(said), "bold $success")] if said else []
        lines += [Content(printable(line)) for line in _facts(found)]
        self.query_one("#facts", Static).update(Content("\n").join(lines))
        rows = []
        self._deeds = []
        if found.lost and found.good:
            rows.append(f"restore {found.good.name}, with {counted(found.good_notes)}")
            self._deeds.append(partial(self._restore, found))
        for copy in found.copies:
            if copy.problem or not any(copy.brings.values()):
                continue
            rows.append(f"take in {copy.path.name}: {_counted(copy.brings)}")
            self._deeds.append(partial(self._merge, copy))
        options = self.options
        options.clear_options()
        options.add_options(Option(Content(printable(row))) for row in rows)
        options.highlighted = 0 if rows else None
        options.display = bool(rows)
        self.query_one("#hint", Static).update(self.keymap.hint(HINT if rows else NOTHING))

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        self._deeds[event.option_index]()

    def _restore(self, found: Facts) -> None:
        if found.good is None:
            return
        aside = "" if not found.path.exists() else "\nWhat is there now is kept aside under another name."
        question = f"{found.path} becomes what {found.good.name} is: {counted(found.good_notes)}.{aside}"

        def done(backup: Path) -> None:
            said = f"restored: {backup.name}"
            self._services.say(said)
            self._look(said)

        def agreed(yes: bool | None) -> None:
            if yes:
                self._services.notebook.do(restore, done, self._fail)

        self.ask(Confirm(question, "restore it"), agreed)

    def _merge(self, copy: Copy) -> None:
        question = (
            f"{copy.path.name} brings {_counted(copy.brings)}.\n"
            "It is one step of undo. The copy itself is not changed; it may be removed afterwards."
        )

        def done(brought: Mapping[str, int]) -> None:
            self._look(f"taken in: {_counted(brought)}")

        def agreed(yes: bool | None) -> None:
            if yes:
                self._services.notebook.do(lambda notebook: notebook.merge(copy.path), done, self._fail)

        self.ask(Confirm(question, "take it in"), agreed)


def _facts(found: Facts) -> Iterator[str]:
    yield f"{found.path}: {counted(found.notes)}"
    yield f"not saved: {found.closed}" if found.closed else "notes are saved"
    kept = "1 backup" if found.backups == 1 else f"{found.backups} backups"
    yield f"{kept}, the last good one {found.good.name}" if found.good else f"{kept}, none of them good"
    for notice in found.notices:
        if notice != found.closed:
            yield f"! {notice}"
    for copy in found.copies:
        if copy.problem:
            yield f"! {copy.problem}"
        elif not any(copy.brings.values()):
            yield f"{copy.path.name} holds nothing that is not here; it may be removed"


def _counted(brings: Mapping[str, int]) -> str:
    """What a merge brings, in words."""
    new, newer, both = (brings.get(how, 0) for how in ("new", "newer", "both"))
    return f"{new} new, {newer} newer, {both} kept beside yours"
