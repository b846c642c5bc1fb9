"""A disk that remembers each call made to it, and what may be left of it after a power cut.

The model is the one that POSIX promises and no more: what was written to a file is safe once the file is
synced, until then any part of it may be missing; names (made, renamed, linked, removed) are safe once their
folder is synced, until then any of them may be missing, in any order.
"""

from __future__ import annotations

import os  # every call as it is: this stands in for the module
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain, combinations
from pathlib import Path
from typing import Any


@dataclass(slots=True)
class Inode:
    """A file's bytes, and how many of them a sync has made safe."""

    data: bytearray = field(default_factory=bytearray)
    synced: int = -1
    """-1: never synced."""

    def may_hold(self) -> list[bytes]:
        """What may be left of it."""
        whole = bytes(self.data)
        if self.synced == len(whole):
            return [whole]
        return [b"", whole[: len(whole) // 2], whole]


@dataclass(slots=True)
class Disk:
    """Names and files, as the program sees them and as they are safe."""

    names: dict[str, Inode] = field(default_factory=dict)
    safe: dict[str, Inode] = field(default_factory=dict)
    pending: list[tuple[str, ...] | tuple[str, str, Inode]] = field(default_factory=list)

    def make(self, name: str) -> Inode:
        """A new file."""
        inode = self.names[name] = Inode()
        self.pending.append(("put", name, inode))
        return inode

    def rename(self, old: str, new: str) -> None:
        """A file under another name."""
        inode = self.names[new] = self.names.pop(old)
        self.pending.append(("move", old, new, inode))  # type: ignore[arg-type]

    def link(self, old: str, new: str) -> None:
        """A second name."""
        self.names[new] = self.names[old]
        self.pending.append(("put", new, self.names[old]))

    def unlink(self, name: str) -> None:
        """A name less."""
        self.names.pop(name)
        self.pending.append(("drop", name))

    def sync_names(self) -> None:
        """All names are safe."""
        self.safe = dict(self.names)
        self.pending.clear()

    def left(self, name: str) -> Iterator[bytes | None]:
        """What may stand under ``name`` after a power cut now; None: nothing does."""
        steps = self.pending
        subsets = chain.from_iterable(combinations(steps, n) for n in range(len(steps) + 1))
        for done in subsets:
            names = dict(self.safe)
            for step in done:
                if step[0] == "put":
                    names[step[1]] = step[2]  # type: ignore[assignment]
                elif step[0] == "move":
                    names.pop(step[1], None)
                    names[step[2]] = step[3]  # type: ignore[index,misc]
                else:
                    names.pop(step[1], None)
            if name in names:
                yield from names[name].may_hold()
            else:
                yield None


class WatchedOs:
    """The os module, each call that changes the disk also made to a ``Disk`` and told to a listener.

    Args:
        disk: is kept in step.
        before: called before each such call, with its name; may raise what the call shall raise.
    """

    def __init__(self, disk: Disk, before: Any = None) -> None:
        self._disk = disk
        self._before = before or (lambda name: None)
        self._open: dict[int, Inode | None] = {}

    def __getattr__(self, name: str) -> Any:
        return getattr(os, name)

    def open(self, path: Any, flags: int, mode: int = 0o777) -> int:
        self._before("open")
        descriptor = os.open(path, flags, mode)
        inode = None
        if flags & os.O_CREAT and ".lock" not in str(path):
            name = str(path)
            inode = self._disk.names.get(name) or self._disk.make(name)
        self._open[descriptor] = inode
        return descriptor

    def write(self, descriptor: int, data: Any) -> int:
        short = self._before("write")
        data = data[:short] if short else data
        written = os.write(descriptor, data)
        inode = self._open[descriptor]
        assert inode is not None
        inode.data += bytes(data[:written])
        return written

    def fsync(self, descriptor: int) -> None:
        self._before("fsync")
        os.fsync(descriptor)
        inode = self._open[descriptor]
        if inode is None:
            self._disk.sync_names()
        else:
            inode.synced = len(inode.data)

    def close(self, descriptor: int) -> None:
        self._open.pop(descriptor, None)
        os.close(descriptor)
        self._before("close")

    def replace(self, old: Any, new: Any) -> None:
        self._before("replace")
        os.replace(old, new)  # noqa: PTH105
        self._disk.rename(str(old), str(new))

    def link(self, old: Any, new: Any) -> None:
        self._before("link")
        os.link(old, new)
        self._disk.link(str(old), str(new))

    def unlink(self, path: Any) -> None:
        self._before("unlink")
        os.unlink(path)  # noqa: PTH108
        self._disk.unlink(str(path))


def parts_left(folder: Path) -> list[str]:
    """What writing left behind in a folder, besides stores, locks and backups."""
    return [p.name for p in folder.iterdir() if p.name.endswith(".part")]
