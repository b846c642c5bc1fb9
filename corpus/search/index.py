"""The full-text index of the passages: which words stand in which passage, in an SQLite FTS5 table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from corpus.folding import fold
from corpus.model import Passage, Report
from corpus.search.twins import twins
from corpus.search.words import Stemmer, compounds, words


class Entry(NamedTuple):
    """A passage in the index."""

    report: str
    """The report's id."""
    passage: Passage


class Index:
    """The words of all passages, as they stand and as stems.

    References and the passages that only repeat another are left out. The postings go by report: reports
    can be added at any time, and nothing that depends on the whole is stored.
    """

    def __init__(self, reports: Iterable[Report] = ()) -> None:
        import sqlite3

        self.entries: list[Entry] = []
        """The passages; a row of the table is an index into these."""
        self.stemmer = Stemmer()
        self._db = sqlite3.connect(":memory:", check_same_thread=False)
        # Words reach SQLite taken apart already, so that it and we never differ on what a word is.
        self._db.execute("CREATE VIRTUAL TABLE passages USING fts5(stems, words, tokenize='unicode61')")
        self._db.execute("CREATE VIRTUAL TABLE vocabulary USING fts5vocab(passages, col)")
        self._length = 0
        for report in reports:
            self._add(report)
        vocabulary = self._vocabulary()
        self.passages_with_stem, self.passages_with_word = vocabulary["stems"], vocabulary["words"]
        self.mean_length = self._length / max(1, len(self.entries))

    def _add(self, report: Report) -> None:
        """Put a report's passages into the table."""
        folded = [fold(p.text, p.refs).text for p in report.reading]
        texts = [words(text) for text in folded]
        wholes = [[whole for _, _, whole in compounds(text)] for text in folded]
        self.stemmer.learn({word for text in (*texts, *wholes) for word in text})
        repeats = twins(report.reading, texts)
        for index, passage in enumerate(report.reading):
            if index not in repeats:
                stems = map(self.stemmer.stem, [*texts[index], *wholes[index]])
                self._db.execute(
                    "INSERT INTO passages(rowid, stems, words) VALUES (?, ?, ?)",
                    (len(self.entries), " ".join(stems), " ".join(texts[index])),
                )
                self.entries.append(Entry(report.id, passage))
                self._length += len(texts[index])
        self._db.commit()

    def _vocabulary(self) -> dict[str, dict[str, int]]:
        """What stands in each column, with the number of passages it stands in."""
        found: dict[str, dict[str, int]] = {"stems": {}, "words": {}}
        for term, column, passages in self._db.execute("SELECT term, col, doc FROM vocabulary"):
            found[column][term] = passages
        return found

    def with_stem(self, stem: str) -> set[int]:
        """The rows of the passages with a stem."""
        return self._rows(f'stems : "{stem}"')

    def with_stems(self, sought: Iterable[Iterable[str]]) -> set[int]:
        """The rows of the passages that have one stem of each group, wherever they stand."""
        groups = (" OR ".join(f'"{stem}"' for stem in sorted(group)) for group in sought)
        return self._rows("stems : (" + " AND ".join(f"({group})" for group in groups) + ")")

    def with_phrase(self, phrase: Sequence[str]) -> set[int]:
        """The rows of the passages with a run of words as they stand."""
        return self._rows(f'words : "{" ".join(phrase)}"')

    def _rows(self, match: str) -> set[int]:
        return {
            row for (row,) in self._db.execute("SELECT rowid FROM passages WHERE passages MATCH ?", (match,))
        }

    def best(self, stems: Sequence[str], limit: int) -> set[int]:
        """The rows that rank first by SQLite's own BM25: with any of the stems, and with all of them."""
        if not stems:
            return set()
        quoted = [f'"{stem}"' for stem in stems]
        rows: set[int] = set()
        for operator in (" OR ", " AND "):
            found = self._db.execute(
                "SELECT rowid FROM passages WHERE passages MATCH ? ORDER BY rank LIMIT ?",
                (f"stems : ({operator.join(quoted)})", limit),
            )
            rows.update(row for (row,) in found)
        return rows

    def stems(self, rows: Iterable[int]) -> dict[int, list[str]]:
        """The stems of passages, in the order of their words, then those of their compounds."""
        marks = ",".join(map(str, rows))
        found = self._db.execute(f"SELECT rowid, stems FROM passages WHERE rowid IN ({marks})")
        return {row: text.split() for row, text in found}
