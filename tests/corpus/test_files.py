"""Lists beside reports, and the cache, that are no files or too large hold nobody up and are told of."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from corpus import files, kept
from corpus.errors import CatalogueError, ThemesError
from corpus.sources import text_cache
from corpus.sources.sidecars import read_beside
from corpus.themes.curated import read_themes

KIND = kept.ArrayKind("kind", "1")


def pipe(path: Path) -> None:
    os.mkfifo(path)


def device(path: Path) -> None:
    path.symlink_to("/dev/zero")


def huge(path: Path) -> None:
    path.touch()
    os.truncate(path, files.LARGEST_LIST + 1)  # takes no room on the disk


unfit = pytest.mark.parametrize("make", [pipe, device, huge])


@unfit
def test_lists_that_are_no_files_are_named_and_the_rest_is_read(
    tmp_path: Path, make: Callable[[Path], None]
) -> None:
    for name in ("catalogue.toml", "themes.toml", "own.bib", "own.json"):
        make(tmp_path / name)
    told = read_beside(tmp_path).problems
    assert [Path(line.partition(":")[0]).name for line in told] == ["catalogue.toml", "own.bib"]
    assert all(("not a file" in line or "larger than" in line) and "\n" not in line for line in told)
    with pytest.raises(ThemesError, match="read without its themes"):
        read_themes(tmp_path, ())
    with pytest.raises(CatalogueError):
        files_of(tmp_path)


def files_of(folder: Path) -> object:
    from corpus.sources.catalogue import read_catalogue

    return read_catalogue(folder)


def test_a_pipe_in_the_cache_counts_as_absent(tmp_path: Path) -> None:
    pipe(tmp_path / "text-k.json")
    pipe(tmp_path / "kind-k.arrays")
    assert text_cache.facts(tmp_path, "k") is None
    assert text_cache.body(tmp_path, "k") is None
    assert kept.load(tmp_path, KIND, "k") is None
    assert kept.nearest(tmp_path, KIND, ["a"]) is None


def test_what_is_written_is_for_the_user_alone(tmp_path: Path) -> None:
    before = os.umask(0o022)
    try:
        assert text_cache.write(tmp_path / "a/b/x.json", b"x")
        assert kept.save(tmp_path / "a/b", KIND, "k", {"bytes": b"x"})
    finally:
        os.umask(before)
    modes = {path.name: path.stat().st_mode & 0o777 for path in tmp_path.rglob("*")}
    assert modes == {"a": 0o700, "b": 0o700, "x.json": 0o600, "kind-k.arrays": 0o600}


def test_a_small_file_takes_little_memory_however_large_it_may_be(tmp_path: Path) -> None:
    (tmp_path / "small").write_bytes(b"small")
    code = (
        "import resource, sys; from pathlib import Path; from corpus import files;"
        "resource.setrlimit(resource.RLIMIT_AS, (1 << 29, 1 << 29));"
        "sys.exit(files.read(Path(sys.argv[1]), 1 << 30) != b'small')"
    )
    subprocess.run([sys.executable, "-c", code, tmp_path / "small"], check=True)
