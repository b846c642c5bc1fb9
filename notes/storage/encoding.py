"""Encoding the versions of a store one after the other: what a change did not touch is not encoded again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final, NamedTuple

import orjson

from notes.storage.schema import META, RECORDS, UNSEALED, Tables, digester, seal, unsealed

_BLOCK: Final = 250
"""Records that are encoded together: some 200 KB of notes."""
_BEFORE, _BEHIND = len('{\n  "": {\n'), -len("\n  }\n}")
"""What stands around the records of a table that is encoded alone, under no name."""


class _Block(NamedTuple):
    """Some records of a table, and their bytes."""

    numbers: list[str]
    records: list[dict[str, Any]]
    data: bytes

    def holds(self, numbers: list[str], records: list[dict[str, Any]]) -> bool:
        """Whether these are the very same: what only equals them, as 1 equals true, may read otherwise."""
        return numbers == self.numbers and [*map(id, records)] == [*map(id, self.records)]


class Encoder:
    """Gives the bytes that `encode` gives, of one version of a store after the other.

    A record that was encoded must not be changed in place; those of meta and history may be.
    """

    def __init__(self) -> None:
        self._blocks: dict[tuple[str, int], _Block] = {}
        self._digested: list[tuple[bytes, Any]] = []
        """The parts of the last version, each with the digest of all up to its end."""

    def encode(self, tables: Tables) -> bytes:
        """The file's bytes.

        Raises:
            TypeError: for what JSON cannot hold, such as lone surrogates.
        """
        head, *rest = self._parts(tables)
        checksum = self._digest([head, *rest])
        return b"".join([head.replace(seal(UNSEALED), seal(checksum), 1), *rest])

    def _parts(self, tables: Tables) -> Iterator[bytes]:
        """The file in parts; the checksum's place is in the first one."""
        yield b"{\n" + _alone(META, unsealed(tables[META]))
        blocks: dict[tuple[str, int], _Block] = {}
        for name, table in tables.items():
            if name in RECORDS and table:
                yield b",\n  " + orjson.dumps(name) + b": {\n"
                numbers, records = list(table), list(table.values())
                for start in range(0, len(numbers), _BLOCK):
                    some = slice(start, start + _BLOCK)
                    block = blocks[name, start] = self._block((name, start), numbers[some], records[some])
                    if start:
                        yield b",\n"
                    yield block.data
                yield b"\n  }"
            elif name != META:
                yield b",\n" + _alone(name, table)
        yield b"\n}\n"
        self._blocks = blocks

    def _block(self, at: tuple[str, int], numbers: list[str], records: list[dict[str, Any]]) -> _Block:
        known = self._blocks.get(at)
        if known is not None and known.holds(numbers, records):
            return known
        data = orjson.dumps({"": dict(zip(numbers, records, strict=True))}, option=orjson.OPT_INDENT_2)
        return _Block(numbers, records, data[_BEFORE:_BEHIND])

    def _digest(self, parts: Iterable[bytes]) -> str:
        """The digest of all parts; those that the last version began with are not gone through again."""
        known, digested = iter(self._digested), []
        state, is_same = digester(), True
        for part in parts:
            before = next(known, None) if is_same else None
            is_same = before is not None and before[0] == part
            if before is not None and is_same:
                state = before[1]
            else:
                state = state.copy()
                state.update(part)
            digested.append((part, state))
        self._digested = digested
        return str(state.hexdigest())


def _alone(name: str, table: object) -> bytes:
    return orjson.dumps({name: table}, option=orjson.OPT_INDENT_2)[2:-2]
