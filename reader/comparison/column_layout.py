"""Items one below the other, some of which are in sight: only those are ever set in rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reader.comparison.blocks import Item
from reader.comparison.synopsis_rows import Row, SynopsisNotes


@dataclass(frozen=True, slots=True)
class RowInSight:
    """A row in sight."""

    row: Row
    index: int
    """Of its item."""
    head: bool
    """Whether it belongs to the report's head."""


class Strand:
    """A column of items, one of which is the current one."""

    def __init__(self, items: Sequence[Item]) -> None:
        self.items = items
        self.index = 0
        """The current item."""
        self.width = self.height = 1
        self._top = self._skipped = 0
        """The first item in sight, and how many of its rows are above."""
        self._setting: SynopsisNotes | None = None
        self._rows: dict[int, list[RowInSight]] = {}

    @property
    def current(self) -> Item | None:
        """The item that one stands on."""
        return self.items[self.index] if self.items else None

    def arrange(self, setting: SynopsisNotes, width: int, height: int) -> None:
        """Set the items anew in the room there is."""
        self._setting, self.width, self.height = setting, max(width, 2), max(height, 1)
        self._rows.clear()
        self._skipped = 0
        self._reveal()

    def rows(self, index: int) -> list[RowInSight]:
        """An item's rows."""
        if index not in self._rows:
            setting, item = self._setting, self.items[index]
            if setting is None:
                return []
            head, body = setting.head(item, self.width), setting.body(item, self.width)
            self._rows[index] = [
                *(RowInSight(row, index, head=True) for row in head),
                *(RowInSight(row, index, head=False) for row in body),
            ]
        return self._rows[index]

    def in_sight(self) -> list[RowInSight]:
        """The rows in sight, from the top."""
        return list(self._in_sight())[: self.height]

    def _in_sight(self) -> Iterator[RowInSight]:
        left, skipped = self.height, self._skipped
        for index in range(self._top, len(self.items)):
            rows = self.rows(index)[skipped:]
            yield from rows
            left, skipped = left - len(rows), 0
            if left <= 0:
                return

    # -- moving

    def go_to(self, index: int) -> None:
        """Stand on another item."""
        self.index = max(0, min(index, len(self.items) - 1))
        self._reveal()

    def move(self, count: int) -> None:
        """Go one item on or back; of one that is longer than the screen first see the rest."""
        if not self._scroll(count):
            self.go_to(self.index + count)

    def page(self, count: int) -> None:
        """Go a screen on or back."""
        if not self.items or self._scroll(count):
            return
        if count > 0:
            lines = self.in_sight()
            last = lines[-1].index if lines else self.index
            self.index = last if last > self.index else min(self.index + 1, len(self.items) - 1)
            self._top, self._skipped = self.index, 0
        else:
            self.index = self._before(self._top)
            self._top, self._skipped = self.index, 0
        self._reveal()

    def _scroll(self, count: int) -> bool:
        """See more of an item that is longer than the screen; whether there was more."""
        if not self.items or self._top != self.index:
            return False
        hidden = len(self.rows(self.index)) - self._skipped - self.height
        if count > 0 and hidden > 0:
            self._skipped += min(self.height - 1, hidden) or 1
            return True
        if count < 0 and self._skipped:
            self._skipped = max(0, self._skipped - max(self.height - 1, 1))
            return True
        return False

    def _before(self, last: int) -> int:
        """The first of the items that fill a screen up to before another one."""
        room, index = self.height, last
        while index > 0 and len(self.rows(index - 1)) <= room:
            index -= 1
            room -= len(self.rows(index))
        return index if index < last else max(last - 1, 0)

    def _reveal(self) -> None:
        """Bring the current item in sight, its beginning at least."""
        if not self.items:
            return
        if self.index < self._top:
            self._top, self._skipped = self.index, 0
            return
        if self.index == self._top:
            return
        room, index = self.height - len(self.rows(self.index)), self.index
        while index > self._top and len(self.rows(index - 1)) <= room:
            index -= 1
            room -= len(self.rows(index))
        if index > self._top or (self._skipped and room < 0):
            self._top, self._skipped = index, 0
