"""Reading a file whose importer runs in a child process."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

from corpus.errors import SourceError
from corpus.importers.registry import Extract, Importer, Source
from corpus.importers.sandbox.codec import pack, unpack
from corpus.importers.sandbox.process import Child, ChildError
from corpus.text.identity import fingerprint


def read_apart(child: Child, source: Source, importer: Importer) -> Extract:
    """What a file holds, read in the child.

    Raises:
        SourceError: where it cannot be read, with the reason.
    """
    try:
        answer = child.run(
            f"{__name__}:read_file",
            path=str(source.path.absolute()),
            module=importer.module,
            bytes_print=fingerprint(source.data),
            encoding=source.encoding,
        )
    except ChildError as error:
        raise SourceError(f"{source.name}: {error}; left out, save it as text to read it") from None
    return unpack(answer)


def read_file(path: str, module: str, bytes_print: str, encoding: str | None) -> bytes:
    """In the child: the extract of a file, packed; it must hold the same bytes that the parent saw."""
    source = Source(Path(path), Path(path).read_bytes(), encoding)
    if fingerprint(source.data) != bytes_print:
        raise SourceError(f"{source.name}: changed while it was read; open it again")
    extract: Extract = import_module(module).read(source)
    return pack(extract)
