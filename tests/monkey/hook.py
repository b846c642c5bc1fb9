"""Goes before the program in its process: notes the errors that nobody sees, and lets jobs come late.

    python -P hook.py MODULE:FUNCTION [ARGUMENT]...

Of the environment it reads ``MONKEY_FOLDER`` (for errors.jsonl, jobs and stacks), ``MONKEY_DELAYS``
(milliseconds) and ``MONKEY_SEED``.
"""

from __future__ import annotations

import asyncio
import faulthandler
import importlib
import json
import os
import random
import signal
import sys
import threading
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

from textual.worker import Worker

FOLDER = Path(os.environ["MONKEY_FOLDER"])


def tell(whence: str, error: BaseException) -> None:
    """Note an error that nobody is going to see."""
    if isinstance(error, (KeyboardInterrupt, SystemExit, asyncio.CancelledError)):
        return
    frames = [f"{frame.filename}:{frame.lineno}" for frame in traceback.extract_tb(error.__traceback__)]
    facts = {
        "whence": whence,
        "error": f"{type(error).__name__}: {error}",
        "at": frames[-1] if frames else "?",
        "trace": "".join(traceback.format_exception(error)),
    }
    with (FOLDER / "errors.jsonl").open("a") as file:
        file.write(json.dumps(facts) + "\n")


def watch() -> None:
    """Note what is raised in a thread, in the loop, in a worker and where an object dies."""
    threading.excepthook = lambda args: args.exc_value and tell("thread", args.exc_value)
    sys.unraisablehook = lambda args: args.exc_value and tell("unraisable", args.exc_value)
    loop = asyncio.BaseEventLoop
    handle, run = loop.call_exception_handler, Worker._run

    def noting_loop(self: asyncio.BaseEventLoop, context: dict[str, Any]) -> None:
        if isinstance(error := context.get("exception"), BaseException):
            tell(f"loop: {context.get('message')}", error)
        handle(self, context)

    async def noting_worker(self: Worker[Any], app: Any) -> None:
        await run(self, app)
        if self._error is not None:
            tell(f"worker {self.group}", self._error)

    loop.call_exception_handler = noting_loop  # type: ignore[method-assign]
    Worker._run = noting_worker  # type: ignore[method-assign]
    faulthandler.register(signal.SIGUSR1, (FOLDER / "stacks").open("w"), all_threads=True)


def delay(milliseconds: float, seed: str) -> None:
    """Let every background job begin and end late, by chance, and threads take turns at any moment."""
    try:
        background = importlib.import_module("reader.background")
    except ModuleNotFoundError:
        return
    dice, job = random.Random(seed), background.run_job

    def late() -> None:
        time.sleep(dice.choice((0, 0, dice.random() / 5, dice.random())) * milliseconds / 1000)

    def run_job(*args: Any, **more: Any) -> Any:
        with (FOLDER / "jobs").open("a") as file:
            file.write(".")
        late()
        try:
            return job(*args, **more)
        except BaseException as error:
            tell("job", error)
            raise
        finally:
            late()

    background.run_job = run_job  # type: ignore[attr-defined]
    if milliseconds:
        sys.setswitchinterval(1e-6)


def program(name: str) -> Callable[[], int | None]:
    """The function that a program begins with."""
    module, _, function = name.partition(":")
    found: Callable[[], int | None] = getattr(importlib.import_module(module), function)
    return found


if __name__ == "__main__":
    watch()
    delay(float(os.environ["MONKEY_DELAYS"]), os.environ["MONKEY_SEED"])
    start = program(sys.argv[1])
    sys.argv = ["syntopic", *sys.argv[2:]]
    sys.exit(start())
