"""The postings of a corpus, kept between starts.

A corpus that has changed takes from those of one with the same reports what is laid out of them: only the
texts of the others are read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Final

import numpy as np

from corpus import kept
from corpus.model import Report
from corpus.search.postings import LaidOut, Postings, joined
from corpus.search.terms import ReportWords, report_words
from corpus.text.stemmer import stem

Progress = Callable[[int, int], None]

SEARCH: Final = kept.ArrayKind("search", "4")
"""The version is raised whenever the same passages give other words, stems or postings."""


def is_kept(reports: Sequence[Report], cache: Path | None, *besides: kept.ArrayKind) -> bool:
    """Whether the postings of reports are kept, and what else is named after them."""
    contents = kept.contents_of(reports)
    key = None if contents is None else kept.key_of(*contents)
    return all(kept.has(cache, kind, key) for kind in (SEARCH, *besides))


def postings(
    reports: Sequence[Report], cache: Path | None, progress: Progress | None
) -> tuple[Postings, str | None]:
    """The postings of reports, kept ones or made now.

    Args:
        reports: in the order in which they are indexed.
        cache: where they are kept; None keeps none.
        progress: is told how many reports are done, and of how many.

    Returns:
        The postings, and what names them, so that what is worked out of them can be kept; None where a
        report was not read from a file, or its text can no longer be read.
    """
    contents = kept.contents_of(reports)
    key = None if contents is None else kept.key_of(*contents)
    if (known := kept.load(cache, SEARCH, key)) is not None:
        return Postings(**known), key
    near = kept.nearest(cache, SEARCH, contents or ())
    before = None if near is None else Postings(**near[1])
    laid = {} if near is None else {content: place for place, content in enumerate(near[0].contents)}
    made = joined(_words(reports, laid, before, progress), stem, before)
    if np.diff(made.reading).tolist() != [report.count for report in reports]:
        return made, None
    if kept.save(cache, SEARCH, key, made._asdict(), contents or ()):
        mapped = kept.load(cache, SEARCH, key)  # what is read where it lies takes no memory
        return made if mapped is None else Postings(**mapped), key
    return made, key


def _words(
    reports: Sequence[Report], laid: dict[str, int], before: Postings | None, progress: Progress | None
) -> Iterator[ReportWords | LaidOut]:
    """The words of each report: those that are laid out already, else worked out."""
    for number, report in enumerate(reports):
        if progress is not None:
            progress(number, len(reports))
        place = laid.get(kept.content_of(report) or "")
        yield report_words(report) if before is None or place is None else before.report(place)
