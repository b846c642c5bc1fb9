"""What the files beside reports say of them: catalogue.toml above all, then BibTeX and CSL-JSON.

A reference belongs to a report by the file that it names, else by its DOI, its key where the file is called
like it, or its title.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path, PurePath
from typing import Any, Final

from corpus.errors import CatalogueError
from corpus.files import LARGEST_LIST, read, unfit
from corpus.references.reference import Reference, plain_doi
from corpus.sources.catalogue import Catalogue, read_catalogue
from corpus.text.identity import letters

_TELLING: Final = 12
"""Letters of a title that is not another's by chance: "Introduction" has as many."""
_NAMED: Final = 3
"""Lines of what is wrong with one list; the rest is counted."""


class Beside:
    """What is said of the reports in one folder."""

    def __init__(
        self, catalogue: Catalogue, references: Iterable[Reference], problems: Iterable[str]
    ) -> None:
        """Take what the files of a folder say."""
        self.problems = tuple(problems)
        self._catalogue = catalogue
        self._files: dict[str, Reference] = {}
        self._others: dict[str, Reference] = {}
        for work in references:
            for name in work.files:
                self._files.setdefault(name.casefold(), work)
            title = letters(work.fields.get("title", ""))
            for known in (work.doi, f"key {work.key.casefold()}", title if len(title) > _TELLING else ""):
                if known:
                    self._others.setdefault(known, work)

    def entry(self, name: str, fields: Mapping[str, Any] | None = None) -> dict[str, Any]:
        """What is said of a report.

        Args:
            name: its file's name.
            fields: what it says of itself; without them it is only known by its name.
        """
        work = self._files.get(name.casefold()) or self._others.get(f"key {PurePath(name).stem.casefold()}")
        if work is None and fields:
            doi = plain_doi(fields.get("doi"))
            work = self._others.get(doi) if doi else None
            work = work or self._others.get(letters(fields.get("title") or ""))
        said = dict(work.fields) if work else {}
        if "authors" in said:
            said["authors"] = list(said["authors"])
        return said | self._catalogue.get(name, {})


NOTHING: Final = Beside({}, (), ())
"""Of a folder without such files."""


def read_beside(folder: Path) -> Beside:
    """What the files of a folder say; what is wrong with one is named, the others are read all the same."""
    problems: list[str] = []
    catalogue: Catalogue = {}
    try:
        catalogue = read_catalogue(folder)
    except CatalogueError as error:
        problems.append(str(error))
    references: list[Reference] = []
    try:
        found = sorted(folder.iterdir())
    except OSError:  # gone meanwhile: its reports are named as gone
        found = []
    for path in found:
        if path.suffix.lower() in {".bib", ".json"} and not path.name.startswith("."):
            references += _listed(path, problems)
    return Beside(catalogue, references, problems)


def _listed(path: Path, problems: list[str]) -> list[Reference]:
    try:
        if (reason := unfit(path.stat(), LARGEST_LIST)) and path.suffix.lower() == ".json":
            return []  # no list of references, whatever it is
        if reason:
            problems.append(f"{path}: {reason}; read without it")
            return []
        data = read(path, LARGEST_LIST)
    except OSError as error:
        problems.append(f"{path}: {error.strerror}; read without it")
        return []
    if path.suffix.lower() == ".json":
        from corpus.references.csl import read_csl

        return read_csl(data)
    from corpus.references.bibtex import read_bibtex

    works, wrong = read_bibtex(data.decode("utf-8-sig", errors="replace"))
    problems += [
        f"{path}: line {problem.line}: {problem.what}; the entry is left out, mend that line"
        for problem in wrong[:_NAMED]
    ]
    if len(wrong) > _NAMED:
        problems.append(f"{path}: {len(wrong) - _NAMED} more entries cannot be read")
    return works
