"""From a file's bytes to what the cache keeps of it: read by its importer, finished, checked."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from corpus.errors import SourceError
from corpus.importers.attribution import attribute
from corpus.importers.registry import Extract, Importer, Source
from corpus.model import Kind
from corpus.numbering import finish
from corpus.sources.text_cache import Imported
from corpus.text.identity import fingerprint, letters

if TYPE_CHECKING:
    from corpus.importers.sandbox.process import Child


def import_source(source: Source, importer: Importer, child: Child | None = None) -> Imported:
    """What a file holds.

    Args:
        source: the file.
        importer: who reads it.
        child: where importers run that need a process of their own; one may do file after file, starting
            it takes longer than most files. None starts one for this file.

    Raises:
        SourceError: where it cannot be read, or holds no words.
    """
    extract = _read(source, importer, child)
    passages = finish(extract.drafts)
    if not any(p.kind is not Kind.FURNITURE for p in passages):
        raise SourceError(f"{source.name}: the file holds no words; nothing to read")
    report_letters = "".join(letters(p.text) for p in passages if p.kind is not Kind.FURNITURE)
    warnings = [*extract.warnings, *(f"{source.name}: {p.mended}" for p in passages if p.mended)]
    fields = attribute(extract.fields, extract.drafts)
    return Imported(fields, passages, fingerprint(report_letters.encode()), tuple(warnings))


def _read(source: Source, importer: Importer, child: Child | None) -> Extract:
    if not importer.child:
        extract: Extract = import_module(importer.module).read(source)
        return extract
    from corpus.importers.sandbox.client import read_apart
    from corpus.importers.sandbox.process import Child

    if child is not None:
        return read_apart(child, source, importer)
    with Child() as own:
        return read_apart(own, source, importer)
