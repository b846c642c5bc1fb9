"""What was changed, in order, so that it can be undone and redone, also after a restart.

One record of the history table is one step: a record of the reader's before and after. The steps of one
change bear its number. What was undone can be redone until something else is changed; then it is ``dropped``,
but remembered, for it may hold the only copy of a note.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

import orjson
from tinydb import TinyDB

from notes.storage.schema import HISTORY, RECORDS

MOST: Final = 500
"""Changes that are remembered."""
LARGEST: Final = 1 << 20
"""Bytes of all steps together, about; the oldest changes go first. The last change always stays."""

Step = Mapping[str, Any]


class History:
    """The history table of a store; to be changed inside a transaction of its storage."""

    def __init__(self, db: TinyDB) -> None:
        self._table = db.table(HISTORY)
        steps = (db.storage.read() or {}).get(HISTORY, {}).values()
        self._steps: list[Step] = [step for step in steps if _is_whole(step)]

    def __iter__(self) -> Any:
        """The steps, oldest first."""
        return iter(self._steps)

    def last_done(self) -> list[Step]:
        """The steps of the last change that is not undone."""
        done = [step for step in self._steps if not step["undone"]]
        return [step for step in done if step["change"] == done[-1]["change"]]

    def first_undone(self) -> list[Step]:
        """The steps of the first change that is undone."""
        undone = [step for step in self._steps if step["undone"] and not step.get("dropped")]
        return [step for step in undone if step["change"] == undone[0]["change"]]

    def mark(self, steps: Sequence[Step], *, undone: bool) -> None:
        """Note that steps were undone, or done again."""
        idents = {step["id"] for step in steps}
        self._table.update({"undone": undone}, lambda step: step["id"] in idents)

    def keep(self, label: str, steps: Sequence[dict[str, Any]], when: str) -> None:
        """Remember a change; what was undone before it can no longer be redone."""
        if not steps:
            return
        number = max((step["change"] for step in self._steps), default=0) + 1
        if any(step["undone"] for step in self._steps):
            self._table.update({"dropped": True}, lambda step: step.get("undone") is True)
        new = [
            {
                "id": f"h-{number}-{place}",
                "change": number,
                "at": when,
                "label": label,
                "undone": False,
                **step,
            }
            for place, step in enumerate(steps, 1)
        ]
        gone = self._too_old(self._steps, new)
        if gone:
            idents = set(gone)
            self._table.remove(lambda step: step["id"] in idents)
        self._table._next_id = None
        self._table.insert_multiple(new)

    def _too_old(self, old: Sequence[Step], new: Sequence[Step]) -> list[str]:
        """Ids of steps beyond what is remembered."""
        room = LARGEST - sum(map(_size, new))
        changes: set[int] = set()
        full = False
        gone = []
        for step in reversed(old):
            changes.add(step["change"])
            room -= _size(step)
            full = full or room < 0 or len(changes) >= MOST
            if full:
                gone.append(step)
        whole = {step["change"] for step in gone}  # a change that lost a step cannot be undone
        return [step["id"] for step in old if step["change"] in whole]


def _is_whole(step: Step) -> bool:
    """Whether a step can be undone: the file may have been edited by hand."""
    return (
        isinstance(step.get("change"), int)
        and isinstance(step.get("undone"), bool)
        and step.get("table") in RECORDS
        and all(isinstance(step.get(name), str) for name in ("record", "label", "at"))
        and all(_is_record(step.get(name), step["record"]) for name in ("before", "after"))
    )


def _is_record(value: object, ident: str) -> bool:
    return value is None or (isinstance(value, Mapping) and value.get("id") == ident)


def _size(step: Step) -> int:
    return len(orjson.dumps([step["before"], step["after"]]))
