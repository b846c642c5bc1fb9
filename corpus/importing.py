"""From a file's bytes to what the cache keeps of it: read by its importer, finished, checked."""

from __future__ import annotations

from importlib import import_module

from corpus.cache import Imported
from corpus.errors import SourceError
from corpus.finishing import finish
from corpus.identity import fingerprint, letters
from corpus.importers.table import Extract, Importer, Source
from corpus.model import Kind


def import_source(source: Source, importer: Importer) -> Imported:
    """What a file holds.

    Raises:
        SourceError: where it cannot be read, or holds no words.
    """
    extract: Extract = import_module(importer.module).read(source)
    passages = finish(extract.drafts)
    if not any(p.kind is not Kind.FURNITURE for p in passages):
        raise SourceError(f"{source.name}: the file holds no words; nothing to read")
    report_letters = "".join(letters(p.text) for p in passages if p.kind is not Kind.FURNITURE)
    warnings = [*extract.warnings, *(f"{source.name}: {p.mended}" for p in passages if p.mended)]
    return Imported(extract.fields, passages, fingerprint(report_letters.encode()), tuple(warnings))
