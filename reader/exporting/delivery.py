"""An export on its way to a file or folder: what would be written there, and what is in the way."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from notes.errors import ExportError
from reader.exporting.formats import WRITERS

if TYPE_CHECKING:
    from notes.export.writing import ExportPlace
    from reader.exporting.request import Request


@dataclass(frozen=True)
class Delivery:
    """Files that are ready to be written."""

    place: ExportPlace
    files: Mapping[str, bytes]
    """From a name to what the file shall hold."""

    @property
    def obstacles(self) -> list[str]:
        """What must not be replaced without being told to: a file's name, and why, for each."""
        return self.place.obstacles(self.files)

    def write(self, *, force: bool = False) -> str:
        """Write them, and say in a line what was written.

        Raises:
            ExportError: something is in the way, or could not be written.
        """
        from notes.export.writing import write

        written = write(self.place, self.files, force=force)
        if len(self.files) == 1:
            where, what = str(self.place.folder / next(iter(self.files))), "written"
        else:
            same = len(self.files) - len(written)
            where, what = (
                str(self.place.folder),
                f"{len(written)} files written" + f", {same} as before" * bool(same),
            )
        said = f"{where}: {what}" if written else f"{where}: nothing has changed since it was written"
        left = self.place.left(self.files) if len(self.files) > 1 else []
        return f"{said}; of an earlier export there is still {', '.join(left)}" if left else said


def prepare(request: Request, output: str, form: str = "markdown") -> Delivery:
    """Make what is to be written, what the reader wrote between keep marks put in its place.

    Args:
        request: what is asked.
        output: a file, or a folder, whose name ends with a slash unless it is there already.
        form: the format.

    Raises:
        ExportError: nothing can be written there, or the format cannot hold it.
    """
    from notes.export.writing import look, look_into

    path = path_of(output)
    if form == "markdown":
        from reader.exporting.markdown import edition

        if is_folder(output):
            place = look_into(path)
            files = edition(request, place.kept).in_files()
        else:
            place = look(path)
            name = path.resolve().name
            files = {name: edition(request, place.kept).in_one(name)}
        return Delivery(place, {name: text.encode() for name, text in files.items()})
    if is_folder(output):
        raise ExportError(f"{path}: this is a folder; {form} is written into one file, so name one")
    return Delivery(look(path), {path.resolve().name: WRITERS[form](request)})


def is_folder(output: str) -> bool:
    """Whether a file each is written, into a folder."""
    return output.endswith(("/", os.sep)) or path_of(output).is_dir()


def path_of(output: str) -> Path:
    """The path that is meant, one's home written out.

    Raises:
        ExportError: it names nothing.
    """
    if not output.strip() or "\0" in output:
        raise ExportError("an empty path names nothing; name a file or a folder/")
    try:
        return Path(output).expanduser()
    except RuntimeError:
        raise ExportError(f"{output}: there is no such home; write the path out") from None
