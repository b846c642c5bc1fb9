"""The book, in which the reader also says what is known of reports."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from corpus.model import Report
from notes.records.descriptions import Description
from reader.descriptions import described
from reader.notebook.note_index import Book


class DescribingBook(Book):
    """A store of notes, and of what is said of reports over what their files say."""

    def describe(self, report: Report, said: Mapping[str, Any]) -> None:
        """Say of a report what its file does not say, or says otherwise.

        Args:
            report: which.
            said: title, authors and date, those that are to be as the file says left out.
        """
        with self._changing("edit what is known of a report") as change:
            known = described(report, self.contents.descriptions)
            made = Description(report.id, report.bytes_print, report.letters_print, **said)
            if known is None:
                if said:
                    change.add("reports", made.fields())
            elif said:
                change.edit("reports", known.id, made.fields(), known.revision)
            else:
                change.remove("reports", known.id)
