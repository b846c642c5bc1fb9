"""The process that works for another one: it opens the same reports, does what it is asked, and answers.

It ends with the one that it works for, whatever that one died of, and in the midst of its work.
"""

from __future__ import annotations

import os
import select
import sys
import threading
import time
import traceback
from contextlib import suppress
from pathlib import Path
from typing import Final

from corpus.analysis.local import LocalWorker
from corpus.analysis.protocol import Answer, Corpus, Request, Sent, read, write
from corpus.errors import SourceError
from corpus.library import Library
from corpus.model import Body, Report

_TOLD: Final = 0.2
"""Seconds between two messages on how far it is."""
_LOOK: Final = 500
"""Milliseconds from one look at whether the other process is there to the next; most systems tell at once."""
_LONGEST: Final = 300
"""Characters of what an error says of itself."""


def serve() -> None:
    """Answer requests from standard input until it ends."""
    requests, answers = os.dup(sys.stdin.fileno()), os.dup(sys.stdout.fileno())
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # what a library prints is no answer
    threading.Thread(target=_end_with_other, args=(requests,), daemon=True).start()
    try:
        worker: LocalWorker | None = None
        while True:
            message = read(requests)
            try:
                if isinstance(message, Corpus):
                    reports = _opened(message, requests, answers)
                    worker = LocalWorker(reports, Path(message.cache), meaning=message.meaning)
                    write(answers, (Answer.DONE, None))
                elif worker is not None:
                    write(answers, (Answer.DONE, _done(worker, message, answers)))
                else:
                    raise RuntimeError("the reports could not be opened")
            except Exception as error:  # whatever it was: who asked has to hear of it
                write(answers, (Answer.FAILED, _said(error)))
    except (EOFError, OSError):  # nobody asks any more
        return


def _end_with_other(requests: int) -> None:
    """End this process, in the midst of whatever it does, when the one that it works for lets go of it.

    Between two steps that would be seen as well, but some steps take seconds.
    """
    other, pipe = os.getppid(), select.poll()
    pipe.register(requests, 0)  # that the other end is closed is told unasked
    while not pipe.poll(_LOOK) and os.getppid() == other:
        pass
    os._exit(0)


def _said(error: Exception) -> str:
    """What to say of an error, in one line: what it is, and where in the program."""
    said = " ".join(f"{type(error).__name__}: {error}".split())[:_LONGEST]
    where = traceback.extract_tb(error.__traceback__)[-1]
    return f"{said} ({Path(where.filename).name}:{where.lineno})"


def _done(worker: LocalWorker, request: Request, answers: int) -> object:
    """Do a part; what comes of it, or None where that is read from the cache."""
    steps, told = getattr(worker, request.part)(*request.arguments), 0.0
    while True:
        try:
            done = next(steps)
        except StopIteration as end:
            return None if request.part == "search" else end.value
        now = time.monotonic()
        if now - told > _TOLD:
            told = now
            write(answers, (Answer.PROGRESS, done))  # which ends this process where nobody reads it any more


def _opened(corpus: Corpus, requests: int, answers: int) -> tuple[Report, ...]:
    """The same reports: opened again from their files and the cache, else as they are sent."""
    known: dict[str, Report] = {}
    if corpus.paths:
        with suppress(SourceError):  # then their texts are sent
            library = Library(map(Path, corpus.paths), Path(corpus.texts), corpus.encoding)
            known = {report.path: report for report in library.reports}
    missing = [sent.id for sent in corpus.reports if sent.body is None and not _same(sent, known)]
    bodies: dict[str, Body] = {}
    if missing:
        write(answers, (Answer.MISSING, missing))
        bodies = read(requests)
    return tuple(_report(sent, sent.body or bodies.get(sent.id), known) for sent in corpus.reports)


def _same(sent: Sent, known: dict[str, Report]) -> bool:
    report = known.get(sent.path)
    return report is not None and bool(sent.bytes_print) and report.bytes_print == sent.bytes_print


def _report(sent: Sent, body: Body | None, known: dict[str, Report]) -> Report:
    if body is None:
        return known[sent.path].but(id=sent.id, about=sent.about, letter=sent.letter)
    return Report(
        sent.id, sent.about, body, sent.source, sent.path,
        sent.bytes_print, sent.letters_print, sent.warnings, sent.letter,
    )  # fmt: skip
