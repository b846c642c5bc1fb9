"""Themes that an editor wrote down for a folder of reports, in a ``themes.toml`` beside them.

    [[theme]]
    name = "Petersberg tasks"
    aliases = ["humanitarian and rescue tasks", "ESDP missions"]
    calls.portela-2001 = ["crisis management tasks"]    # this author's own words for it
    see_also = ["ESDP"]
    main.portela-2001 = "4, 7-9"                        # ¶ numbers; passages without one by their id
    also.kapoor-2021 = "31"

What is wrong with one entry is said with its line, and the rest is used.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from corpus import files, kept
from corpus.errors import ThemesError
from corpus.model import Report
from corpus.themes.locators import LocatorError, located, numbering
from corpus.themes.model import Locator, Origin, Theme
from corpus.themes.names import name_key
from corpus.themes.written import read_back, written

NAME: Final = "themes.toml"
LISTED: Final = kept.ArrayKind("listed", "1")
"""The version is raised whenever the same list gives other themes."""
_FIELDS: Final = ("name", "aliases", "calls", "see_also", "main", "also")
_ENTRY: Final = re.compile(r"^[ \t]*\[\[[ \t]*theme[ \t]*\]\]", re.MULTILINE)
_LONGEST: Final = 200
"""Characters of a name; what is longer is none."""


def read_themes(
    folder: Path, reports: Sequence[Report], cache: Path | None = None
) -> tuple[tuple[Theme, ...], tuple[str, ...]]:
    """The themes of a folder, and a line for each thing in its list that cannot be used.

    Args:
        folder: where the list lies; without one there are no themes.
        reports: those that locators may lead to; what is said of others is passed over.
        cache: where the themes are kept of a list without faults; None keeps none.

    Raises:
        ThemesError: nothing of the list can be used.
    """
    path = folder / NAME
    try:
        text = files.read(path, files.LARGEST_LIST).decode("utf-8")
        key = _key(text, reports)
        if (known := kept.load(cache, LISTED, key)) is not None:
            return tuple(read_back(known["themes"])), ()
        data = tomllib.loads(text)
    except FileNotFoundError:
        return (), ()
    except OSError as error:
        raise ThemesError(f"{path}: {error.strerror}; read without its themes") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise ThemesError(f"{path}: {error}; mend that line, until then none of its themes is used") from None
    entries = data.get("theme", [])
    if not isinstance(entries, list):
        raise ThemesError(f"{path}: 'theme' is no list; write each theme under [[theme]]")
    lines = [text.count("\n", 0, match.start()) + 1 for match in _ENTRY.finditer(text)]
    reader = _Reader(path, {report.id: report for report in reports}, data.get("numbering"))
    for index, entry in enumerate(entries):
        reader.take(entry, lines[index] if index < len(lines) else 0)
    if not reader.problems:
        kept.save(cache, LISTED, key, {"themes": written(reader.themes)})
    return tuple(reader.themes), tuple(reader.problems)


def _key(text: str, reports: Sequence[Report]) -> str | None:
    """What names the themes of a list over some reports."""
    contents = kept.contents_of(reports)
    return None if contents is None else kept.key_of(text, *(report.id for report in reports), *contents)


class _Reader:
    """Takes entries in, one after the other."""

    def __init__(self, path: Path, reports: Mapping[str, Report], numberings: object) -> None:
        self.themes: list[Theme] = []
        self.problems: list[str] = []
        self._path, self._reports = path, reports
        self._taken: dict[str, str] = {}
        kept = numberings if isinstance(numberings, Mapping) else {}
        self._renumbered = {
            report
            for report, mark in kept.items()
            if report in reports and numbering(reports[report]) != mark
        }
        for report in sorted(self._renumbered):
            self._say(0, f"the ¶ numbers of {report} have changed since; its locators are left out")

    def take(self, entry: object, line: int) -> None:
        """Make a theme of an entry, as far as it can be used."""
        if not isinstance(entry, dict) or not is_name(entry.get("name")):
            self._say(line, "a theme has no 'name'; give it one in quotation marks")
            return
        name: str = entry["name"].strip()
        for key in entry.keys() - set(_FIELDS):
            self._say(line, f"{name!r}: {key!r} is unknown; known are {', '.join(_FIELDS)}")
        if not self._claim(name, name, line):
            return
        aliases = [a for a in self._names(entry, "aliases", name, line) if self._claim(a, name, line)]
        calls = self._by_report(entry, "calls", name, line)
        self.themes.append(
            Theme(
                name=name,
                aliases=tuple(aliases),
                origin=Origin.CURATED,
                calls={
                    report: tuple(self._list(value, f"calls.{report}", name, line))
                    for report, value in calls.items()
                },
                see_also=tuple(self._names(entry, "see_also", name, line)),
                locators=tuple(self._locators(entry, name, line)),
            )
        )

    def _claim(self, alias: str, name: str, line: int) -> bool:
        """Whether a name is still free; one name means one theme."""
        folded = name_key(alias)
        owner = self._taken.get(folded)
        if owner is None:
            self._taken[folded] = name
        elif owner == name and alias == name:
            self._say(line, f"{name!r} stands here a second time; this one is left out")
        elif owner != name:
            self._say(line, f"{name!r}: the name {alias!r} is taken by {owner!r}; it is left out here")
        return owner is None

    def _names(self, entry: Mapping[str, Any], key: str, name: str, line: int) -> list[str]:
        return self._list(entry.get(key, []), key, name, line)

    def _list(self, value: object, key: str, name: str, line: int) -> list[str]:
        if not isinstance(value, list):
            self._say(line, f"{name!r}: {key!r} must be a list of texts; it is left out")
            return []
        good = [item.strip() for item in value if is_name(item)]
        if len(good) < len(value):
            self._say(line, f"{name!r}: {key!r} holds what is no name (text of up to {_LONGEST} characters)")
        return list(dict.fromkeys(good))

    def _by_report(self, entry: Mapping[str, Any], key: str, name: str, line: int) -> dict[str, Any]:
        value = entry.get(key, {})
        if isinstance(value, dict):
            return value
        self._say(line, f"{name!r}: {key!r} is no table; write {key}.REPORT = …")
        return {}

    def _locators(self, entry: Mapping[str, Any], name: str, line: int) -> list[Locator]:
        found: dict[tuple[str, str], Locator] = {}
        for key in ("main", "also"):
            for report, text in self._by_report(entry, key, name, line).items():
                if report not in self._reports or report in self._renumbered:
                    continue
                try:
                    if not isinstance(text, str):
                        raise LocatorError('locators stand in quotation marks, as "4, 7-9"')
                    for passage in located(text, self._reports[report]):
                        found.setdefault((report, passage.id), Locator(report, passage.id, key == "main"))
                except LocatorError as error:
                    self._say(line, f"{name!r}: {key}.{report}: {error}; what follows it there is left out")
        return list(found.values())

    def _say(self, line: int, problem: str) -> None:
        where = f"{self._path}, line {line}" if line else str(self._path)
        self.problems.append(f"{where}: {problem}")


def is_name(value: object) -> bool:
    """Whether a value can be the name of a theme."""
    return isinstance(value, str) and 0 < len(value.strip()) <= _LONGEST and any(map(str.isalnum, value))


def numbering_table(reports: Sequence[Report]) -> str:
    """The table ``[numbering]`` for a list whose locators are of these reports."""
    rows = [f'{report.id} = "{numbering(report)}"\n' for report in reports]
    return "[numbering]\n" + "".join(rows)
