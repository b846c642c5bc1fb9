"""Where things are kept, by the XDG Base Directory Specification. Nothing is made here, only named.

Source: https://specifications.freedesktop.org/basedir-spec/latest/ (a relative path in one of its
variables is to be ignored).
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

_NAME: Final = "syntopic"
_HOMELESS: Final = Path(os.devnull)
"""Stands for the home of a user who has none: all that is kept below it fails as not writable."""


def config_file() -> Path:
    """The settings, written by the user only."""
    return _base("XDG_CONFIG_HOME", ".config") / "config.toml"


def data_dir() -> Path:
    """What must not be lost: notes and copied quotes."""
    return _base("XDG_DATA_HOME", ".local/share")


def state_dir() -> Path:
    """What is open, and where."""
    return _base("XDG_STATE_HOME", ".local/state")


def cache_dir() -> Path:
    """What may be deleted at any time."""
    return _base("XDG_CACHE_HOME", ".cache")


def clip_file() -> Path:
    """Where every copied quote is appended."""
    return data_dir() / "clips.txt"


def notes_file() -> Path:
    """The notes, unless another file is named."""
    return data_dir() / "notes.json"


def drafts_dir() -> Path:
    """Notes that are being written."""
    return state_dir() / "drafts"


def session_file(corpus: str) -> Path:
    """What was open of a corpus.

    Args:
        corpus: the key of a workspace, fit for a file's name.
    """
    return state_dir() / "sessions" / f"{corpus}.json"


def seen_file(corpus: str) -> Path:
    """Which passages of a corpus the reader has been to.

    Args:
        corpus: the key of a workspace, fit for a file's name.
    """
    return state_dir() / "seen" / f"{corpus}.json"


def last_file() -> Path:
    """Which files were opened the last time."""
    return state_dir() / "last.json"


def log_file() -> Path:
    """What went wrong, for whoever mends it."""
    return state_dir() / "log"


def _base(variable: str, default: str) -> Path:
    named = os.environ.get(variable, "")
    if Path(named).is_absolute():
        return Path(named) / _NAME
    try:
        home = Path.home()
    except RuntimeError:
        home = _HOMELESS
    return home / default / _NAME
