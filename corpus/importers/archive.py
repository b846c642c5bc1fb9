"""Zip archives from strangers: nothing is unpacked to disk, and how much is read has bounds."""

from __future__ import annotations

import io
import lzma
import zipfile
import zlib
from typing import Final

from lxml import etree
from lxml.etree import _Element as Element

from corpus.errors import SourceError

LARGEST_PART: Final = 48 << 20
"""Bytes of one part, unpacked: some two hundred times the text of a thick book's chapter."""
LARGEST: Final = 128 << 20
"""Bytes of all parts that are read, unpacked."""
_MOST: Final = 50_000
"""Parts."""
_PIECE: Final = 1 << 20
_OLD_OFFICE: Final = b"\xd0\xcf\x11\xe0"


class Archive:
    """A zip archive in memory; names of parts are only looked up, never opened as paths."""

    def __init__(self, data: bytes, name: str, is_called: str) -> None:
        """Open it.

        Args:
            data: the whole file.
            name: how the file is called in messages.
            is_called: what such a file is called: "a Word file (.docx)".

        Raises:
            SourceError: where it is no archive.
        """
        self._name = name
        self._left = LARGEST
        if data.startswith(_OLD_OFFICE):
            raise SourceError(
                f"{name}: an old or a protected Office file, not {is_called}; save it anew as such"
            )
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OverflowError):
            reason = "damaged or cut off" if data.startswith(b"PK") else f"this is not {is_called}"
            raise SourceError(f"{name}: {reason}; get the file again") from None
        self._names = {part: part for part in self._zip.namelist()[:_MOST]}

    @property
    def names(self) -> list[str]:
        """The names of its parts."""
        return list(self._names)

    def read(self, part: str) -> bytes | None:
        """A part, unpacked; None where there is none of that name.

        Raises:
            SourceError: where it is too large, protected or damaged.
        """
        if part not in self._names:
            part = next((name for name in self._names if name.lower() == part.lower()), "")
            if not part:
                return None
        most = min(LARGEST_PART, self._left)
        pieces, size = [], 0
        try:
            with self._zip.open(part) as file:
                while size <= most and (piece := file.read(_PIECE)):
                    pieces.append(piece)
                    size += len(piece)
        except RuntimeError:  # so zipfile says that it wants a password
            raise SourceError(f"{self._name}: protected by a password; save it without") from None
        except (zipfile.BadZipFile, NotImplementedError, EOFError, OSError, zlib.error, lzma.LZMAError):
            raise SourceError(f"{self._name}: damaged or cut off at {part!r}; get the file again") from None
        if size > most:
            large = f"more than {most >> 20} MB at {part!r}"
            raise SourceError(f"{self._name}: unpacks to {large}; left out, no report is that large")
        self._left -= size
        return b"".join(pieces)

    def read_xml(self, part: str, keep_names: bool = False) -> Element | None:
        """A part as XML, or None where there is none or it cannot be read.

        Args:
            part: its name.
            keep_names: whether names keep their namespace.
        """
        data = self.read(part)
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, recover=True, remove_comments=True,
            huge_tree=True,
            remove_pis=True,
        )  # fmt: skip
        try:
            root = etree.fromstring(data, parser) if data else None
        except etree.XMLSyntaxError:
            return None
        if root is None or keep_names:
            return root
        for element in root.iter():
            if isinstance(element.tag, str):
                element.tag = etree.QName(element).localname
        return root
