"""The analysis that the screen asks: built beside it, replaced by stages, and every question answered."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, Final, TypeVar, overload
from weakref import WeakKeyDictionary

from reader.analysis.memos import LaneAnswers
from reader.analysis.model import Analysis, Progress, Stage
from reader.job_kinds import ANALYSIS
from reader.jobs import JobError, is_there

if TYPE_CHECKING:
    from textual.dom import DOMNode

    from corpus.model import Report
    from corpus.themes.own_themes import OwnTheme
    from reader.analysis.model import Build
    from reader.background import Background
    from reader.jobs import Kind, Steps, Work

T = TypeVar("T")

_BEGINNING: Final = Progress("reading the themes")


@dataclass(eq=False, slots=True)
class _Question:
    """What somebody wants to know: once, or now and whenever there is more to be known."""

    kind: Kind
    ask: Callable[[Analysis], None]
    wait: Callable[[str], object]
    needs: Stage
    whole: Stage
    asked: Analysis | None = None
    """Of which analysis it was asked last."""


class AnalysisService(LaneAnswers):
    """Has the analysis built, and asks it what the screens want to know, on the screen's thread.

    A question waits until the stage that it needs is there, and who asks is told for what. One that is to
    be renewed is asked again whenever there is more, until its screen is gone or asks something else.
    """

    def __init__(
        self,
        background: Background,
        build: Build,
        reports: Callable[[], tuple[Report, ...]],
        failed: Callable[[Kind, BaseException, Callable[[], object] | None], object],
    ) -> None:
        """Prepare it; nothing is built yet.

        Args:
            background: does it.
            build: makes an analysis.
            reports: gives those that are open now.
            failed: is told what could not be done and why, and what tries it again.
        """
        super().__init__()
        self._background, self._build, self._reports, self._say_failed = background, build, reports, failed
        self.current = Analysis(reports())  # what is there now: replaced, never changed
        self.meaning = True  # whether searches are to ask it, where the analysis knows it
        self._progress = _BEGINNING
        self._own: tuple[OwnTheme, ...] = ()
        self._begun = self._building = self._again = False
        self._failure: BaseException | None = None
        self._questions: WeakKeyDictionary[DOMNode, dict[Kind, _Question]] = WeakKeyDictionary()
        self._news = asyncio.Event()
        self.listeners: list[Callable[[Analysis], object]] = []  # called with each new analysis

    # -- building

    def begin(self) -> None:
        """Begin to build, if that has not begun."""
        if not self._begun:
            self._begun = True
            self._start()

    def want(self, own: tuple[OwnTheme, ...] | None = None) -> None:
        """Have it of the reports that are open now, and of the reader's own themes, if these are others."""
        self._own = self._own if own is None else own
        if self._building:
            self._again = True  # what is under way is published first: so there is something new by and by
        elif self._begun:
            self._start()

    def _start(self) -> None:
        self._building, self._again, self._failure = True, False, None
        work: Work[None] = partial(self._build, self.current, self._reports(), self._own)
        self._background.run(ANALYSIS, work, lambda _: self._ended(), self._failed, self._came)

    def _came(self, told: Analysis | Progress) -> None:
        """There is another stage, or it has come further."""
        self._tell_awaiting()
        if isinstance(told, Progress):
            self._progress = told
            self._tell_waiting(told.line)
            return
        self.current = told
        for question in self._open_questions():
            self._ask(question)
        for listener in self.listeners:
            listener(told)

    def _ended(self) -> None:
        self._building = False
        if self._again:
            self._start()

    def _failed(self, error: BaseException) -> None:
        self._building, self._progress, self._failure = False, _BEGINNING, error
        self._tell_awaiting()
        self._tell_waiting("")
        self._say_failed(ANALYSIS, error, self._build_again)

    def _build_again(self) -> None:
        """Build once more what failed, for all who wait for it."""
        if self._failure is not None:
            self._start()
            self._tell_waiting(self.said)

    def _tell_waiting(self, said: str) -> None:
        for question in self._open_questions():
            if self.current.stage < question.whole:
                question.wait(said)

    def _tell_awaiting(self) -> None:
        self._news.set()
        self._news = asyncio.Event()

    @property
    def said(self) -> str:
        """What is being worked out and how far, in a line; empty where that failed."""
        return "" if self._failure is not None else self._progress.line

    # -- asking

    def ask(
        self,
        owner: DOMNode,
        kind: Kind,
        question: Callable[[Analysis], T | Steps[T]],
        on_success: Callable[[T], object],
        *,
        needs: Stage,
        on_wait: Callable[[str], object] = lambda _: None,
        on_error: Callable[[BaseException], object] | None = None,
        renew: bool = False,
        whole: Stage | None = None,
    ) -> None:
        """Ask something of the analysis; in place of what the owner asked before of the same kind.

        Args:
            owner: the screen that asks.
            kind: the kind of question.
            question: is given the analysis, in the answers' lane; a generator takes short steps.
            on_success: called with the answer, on the screen's thread.
            needs: the stage that must be there.
            on_wait: called with what is waited for, in a line, while it is not there; with "" where it
                failed, which is said elsewhere.
            on_error: as ``Background.ask`` has it.
            renew: ask again whenever there is more to be known.
            whole: the stage from which on an answer lacks nothing: until then it is told how far it is;
                ``needs`` if None.
        """

        def ask(analysis: Analysis) -> None:
            if not renew:
                self.drop(owner, kind)
            work = partial(question, analysis)
            self._background.ask(owner, kind, work, on_success, failed)

        def failed(error: BaseException) -> None:
            if not is_there(owner):
                self._say_failed(kind, error, None)
                return
            on_wait("")
            if on_error is not None:
                on_error(error)
            else:
                self._say_failed(kind, error, again)

        def again() -> None:
            if is_there(owner) and self._questions.get(owner, {}).get(kind, asked) is asked:
                asked.asked = None
                self._put(owner, asked)

        asked = _Question(kind, ask, on_wait, needs, whole or needs)
        self._put(owner, asked)

    def _put(self, owner: DOMNode, question: _Question) -> None:
        """Ask as soon as that can be done."""
        self._questions.setdefault(owner, {})[question.kind] = question
        self.begin()
        if self._ask(question):
            return
        if question.kind.urgent:  # somebody waits at the keys: it is no use to say that it failed before
            self._build_again()
        question.wait(self.said)

    @overload
    async def answer(
        self,
        kind: Kind,
        question: Callable[[Analysis], Steps[T]],
        needs: Stage,
        *expected: type[BaseException],
        on_wait: Callable[[str], object] = ...,
    ) -> T: ...
    @overload
    async def answer(
        self,
        kind: Kind,
        question: Callable[[Analysis], T],
        needs: Stage,
        *expected: type[BaseException],
        on_wait: Callable[[str], object] = ...,
    ) -> T: ...
    async def answer(
        self,
        kind: Kind,
        question: Callable[[Analysis], Any],
        needs: Stage,
        *expected: type[BaseException],
        on_wait: Callable[[str], object] = lambda _: None,
    ) -> Any:
        """Ask something of the analysis, and wait for the answer.

        Args:
            kind: the kind of question.
            question: is given the analysis, in the answers' lane; a generator takes short steps.
            needs: the stage that must be there.
            expected: errors that are raised here as they are.
            on_wait: called with what is waited for, in a line, while it is not there; "" where that failed.

        Raises:
            JobError: it failed in another way, or what it needs could not be built.
        """
        await self.when(lambda analysis: analysis.stage >= needs or None, on_wait)
        try:
            return await self._background.result(kind, partial(question, self.current), *expected)
        except JobError:
            on_wait("")
            raise

    async def when(
        self, known: Callable[[Analysis], T | None], on_wait: Callable[[str], object] = lambda _: None
    ) -> T:
        """Wait until an analysis tells something, and give that.

        Args:
            known: tells it, at once; None where it is not known yet.
            on_wait: called with what is waited for, in a line; with "" where that failed.

        Raises:
            JobError: what it needs could not be built.
        """
        self.begin()
        if known(self.current) is None:
            self._build_again()
        while (told := known(self.current)) is None:
            if self._failure is not None:
                on_wait("")
                raise JobError(ANALYSIS, self._failure)
            on_wait(self.said)
            await self._news.wait()
        return told

    def drop(self, owner: DOMNode, kind: Kind) -> None:
        """Want no further answer."""
        self._questions.get(owner, {}).pop(kind, None)

    def _ask(self, question: _Question) -> bool:
        """Ask a question of what is there now, if that is enough; whether it is."""
        if self.current.stage < question.needs:
            return False
        if question.asked is not self.current:
            question.asked = self.current
            question.ask(self.current)
        return True

    def _open_questions(self) -> list[_Question]:
        """What is asked by screens that are still there."""
        return [
            question
            for owner, asked in list(self._questions.items())
            if is_there(owner)
            for question in list(asked.values())
        ]
