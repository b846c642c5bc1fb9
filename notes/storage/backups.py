"""Backups of the store: hard links to versions that a change replaced, so that they cost no copying.

A version is kept when ten minutes have passed since the last backup. Of all backups the last five stay, and
of the last seven days the last one of each.

A clock may be wrong for a while. Backups that bear a time that is still to come therefore count by
themselves: they neither keep others from being made nor push them out, and as many of them stay.
"""

from __future__ import annotations

import os
from bisect import bisect_right
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

APART: Final = timedelta(minutes=10)
LAST: Final = 5
DAYS: Final = 7
_STAMP: Final = "%Y%m%dT%H%M%SZ"


def keep(path: Path, now: datetime) -> Path | None:
    """Keep the version of ``path`` that is about to be replaced, if a backup is due.

    Returns:
        The backup, or None where none was due or the disk cannot link: a backup never hinders a save.
    """
    kept, ahead = parted(existing(path), now)
    if kept and now - _time(kept[-1]) < APART:
        return None
    backup = path.with_name(f"{path.name}.backup-{now.strftime(_STAMP)}")
    try:
        os.link(path, backup)
    except OSError:
        return None
    for old in _superfluous([*kept, backup], now) + _superfluous(ahead, _time(ahead[-1]) if ahead else now):
        with suppress(OSError):
            os.unlink(old)
    return backup


def existing(path: Path) -> list[Path]:
    """The backups of ``path``, oldest first."""
    found = []
    for backup in path.parent.glob(f"{path.name}.backup-*"):
        with suppress(ValueError):
            found.append((_time(backup), backup))
    return [backup for _, backup in sorted(found)]


def parted(backups: list[Path], now: datetime) -> tuple[list[Path], list[Path]]:
    """Backups that were made before now, and those that bear a time that is still to come, each in order."""
    split = bisect_right(backups, now, key=_time)
    return backups[:split], backups[split:]


def _time(backup: Path) -> datetime:
    return datetime.strptime(backup.name.rpartition("-")[2], _STAMP).replace(tzinfo=UTC)


def _superfluous(backups: list[Path], now: datetime) -> list[Path]:
    stay = set(backups[-LAST:])
    by_day = {_time(backup).date(): backup for backup in backups}
    stay.update(backup for day, backup in by_day.items() if (now.date() - day).days < DAYS)
    return [backup for backup in backups if backup not in stay]
