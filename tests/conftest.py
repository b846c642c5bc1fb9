"""What every test can count on: a known environment, folders of its own, and the project's paths."""

from __future__ import annotations

import inspect
import os
import sys
from contextlib import nullcontext
from functools import cached_property
from pathlib import Path

import pytest
from hypothesis import settings

ROOT = Path(__file__).resolve().parent.parent
OUTER_ENVIRONMENT = dict(os.environ)
"""The environment before any test changed it, for tests that run uv or git as the developer would."""

# Whatever alters what a terminal program prints, where it looks for its files, or how it sorts and decodes.
_SURPRISES = (
    "NO_COLOR", "FORCE_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "COLORTERM", "COLORFGBG", "TERM_PROGRAM",
    "COLUMNS", "LINES", "TMUX", "STY", "SSH_TTY", "SSH_CONNECTION", "DISPLAY", "WAYLAND_DISPLAY",
    "LANGUAGE", "EDITOR", "VISUAL", "PAGER", "BROWSER", "CI", "GITHUB_ACTIONS",
    "PYTHONWARNINGS", "PYTHONIOENCODING", "PYTHONUTF8",
)  # fmt: skip
_SURPRISING_PREFIXES = ("XDG_", "LC_", "TEXTUAL", "SYNTOPIC_", "RICH_")
_FOLDERS = ("config", "data", "state", "cache", "runtime")

settings.register_profile("any-machine", deadline=None)  # that it is slow is no fault of what is tested
settings.load_profile("any-machine")


@pytest.fixture(autouse=True)
def _isolated(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Give the test an empty home to be in, and a plain 256-colour terminal that speaks UTF-8."""
    for name in tuple(os.environ):
        if name.startswith("TEXTUAL_SNAPSHOT"):  # set by the snapshot plugin for itself
            continue
        if name in _SURPRISES or name.startswith(_SURPRISING_PREFIXES):
            monkeypatch.delenv(name)
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.chdir(home)  # what is exported by its default name lands here
    for folder in _FOLDERS:
        variable = "XDG_RUNTIME_DIR" if folder == "runtime" else f"XDG_{folder.upper()}_HOME"
        monkeypatch.setenv(variable, str(home / folder))
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("LANG", "C.UTF-8")
    monkeypatch.setenv("TZ", "UTC")
    # What begins some time after the start begins when a test says so, or when its time has come elsewhere.
    monkeypatch.setattr("reader.app.LATER", 3600.0)


@pytest.fixture(scope="session")
def project_root() -> Path:
    """The folder that holds pyproject.toml."""
    return ROOT


@pytest.fixture(scope="session")
def outer_environment() -> dict[str, str]:
    """A copy of the environment that the test run was started in."""
    return dict(OUTER_ENVIRONMENT)


@pytest.fixture(scope="session")
def gold() -> Path:
    """The folder of hand-made editions beside the checkout; tests that need it are skipped without it."""
    folder = ROOT.parent / "shared" / "gold"
    if not folder.is_dir():
        pytest.skip("the hand-made editions are not beside this checkout")
    return folder


@pytest.fixture
def without_locks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let cached properties be as from Python 3.12 on: two threads may work one out at once."""
    for name, module in list(sys.modules.items()):
        if name.partition(".")[0] in ("corpus", "notes", "reader"):
            for made in filter(inspect.isclass, vars(module).values()):
                for one in vars(made).values():
                    if isinstance(one, cached_property):
                        monkeypatch.setattr(one, "lock", nullcontext(), raising=False)
