"""Jobs that are made to fail, and reports on which each kind of job has something to do."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from reader import background
from reader.background import Deliver
from reader.jobs import Done, Failed, Job, Kind


def text(name: str, *paragraphs: str) -> str:
    """A report: its paragraphs, then some that say nothing that another report says."""
    filler = [f"{name}word{n}a and {name}word{n}b were {name}word{n}c." for n in range(10)]
    return "\n\n".join((f"# {name}", *paragraphs, *filler)) + "\n"


TEXTS: Final = {
    "2001-adams.md": text(
        "Adams",
        "The Petersberg tasks are missions of crisis management, said Solana in Cologne.",
        "The enlargement of NATO worries Moscow. NATO enlargement is slow.",
    ),
    "2010-baker.md": text("Baker", "Of harvests and the weather alone. The harvests fail."),
    "2021-clark.md": text(
        "Clark",
        "Of the Petersberg tasks, crisis management remains, wrote Solana.",
        "As for NATO enlargement, it is over. The alliance has moved on.",
    ),
}
THEMES: Final = '[[theme]]\nname = "NATO enlargement"\n\n[[theme]]\nname = "Harvests"\n'


class Faults:
    """Lets the jobs of a kind fail, as if each had raised."""

    def __init__(self) -> None:
        self.kind: Kind | None = None
        self.done: set[Kind] = set()
        """Kinds of which a job came to its end."""
        self._real = background.run_job

    def run(self, job: Job[Any], gives_way: Callable[[], bool], deliver: Deliver) -> bool:
        """In place of what runs all jobs."""
        if job.kind is self.kind:
            deliver(job, Failed(job, RuntimeError("made to fail")))
            return True

        def heard(job: Job[Any], message: Any) -> None:
            if isinstance(message, Done):
                self.done.add(job.kind)
            deliver(job, message)

        return self._real(job, gives_way, heard)
