"""The themes that a comparison is made of."""

from __future__ import annotations

from notes.export.comparing import Row, Theme
from notes.export.records import Material
from notes.folding import fold


def noted(material: Material) -> list[Theme]:
    """The themes that the wanted notes name, in the order of the alphabet."""
    names: dict[str, str] = {}
    ids: dict[str, list[str]] = {}
    for entry in material.entries:
        if entry.theme:
            key = fold(entry.theme)
            names.setdefault(key, entry.theme)
            ids.setdefault(key, []).append(entry.id)
    rows = tuple(Row(source) for source in material.sources)
    return [Theme(names[key], (), rows, tuple(ids[key])) for key in sorted(names)]
