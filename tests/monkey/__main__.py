"""The monkey on the command line: many seeds, one sequence again, or one made shorter."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from pathlib import Path

from tests.monkey.actions import Action, planned, read, spelled
from tests.monkey.checks import Kind
from tests.monkey.run import Outcome, Settings, run, warm_cache
from tests.monkey.shortening import shorten


def main() -> int:
    """Run it; the status is 1 where something was found."""
    options = _options()
    with tempfile.TemporaryDirectory(prefix="monkey-cache-") as name:
        cache = None if options.fresh or options.own else warm_cache(Path(name))
        if options.shorten or options.replay is not None:
            return _one(options, _settings(options.first, options, cache))
        return _many(options, cache)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.monkey", description=__doc__)
    parser.add_argument("--runs", type=int, default=20, help="how many seeds")
    parser.add_argument("--first", type=int, default=1, help="the first of them")
    parser.add_argument(
        "--seconds", type=float, default=40, help="how much is done to each, at a human's pace"
    )
    parser.add_argument("--jobs", type=int, default=1, help="how many run at a time")
    parser.add_argument(
        "--out", type=Path, default=Path(), help="the folder for what is found, a file a seed"
    )
    parser.add_argument(
        "--delays", type=float, default=0, help="ms by which background jobs are late at most"
    )
    parser.add_argument("--fresh", action="store_true", help="always an empty home; else every third time")
    parser.add_argument(
        "--own", action="store_true", help="always documents that change; else every third time"
    )
    parser.add_argument("--replay", help="these actions, as a file of what was found has them")
    parser.add_argument("--shorten", type=Kind, help="shorten what the first seed (or --replay) fails with")
    return parser.parse_args()


def _many(options: argparse.Namespace, cache: Path | None) -> int:
    bad = 0
    with ProcessPoolExecutor(options.jobs) as pool:
        done = [
            pool.submit(run, seed, planned(seed, options.seconds), _settings(seed, options, cache))
            for seed in range(options.first, options.first + options.runs)
        ]
        for ended in as_completed(done):
            bad += _tell(ended.result(), options.out)
    print(f"{options.runs} runs, {bad} with findings")
    return int(bad > 0)


def _settings(seed: int, options: argparse.Namespace, cache: Path | None) -> Settings:
    """A third of the seeds in an empty home, one on documents that change, one in a home that was used."""
    turn = 1 if options.fresh else 0 if options.own else seed % 3
    return Settings(delays=options.delays, own=turn == 0, cache=cache if turn == 2 else None)


def _one(options: argparse.Namespace, settings: Settings) -> int:
    """Do one sequence again, or look for the shortest that still fails."""
    seed = options.first
    steps = planned(seed, options.seconds) if options.replay is None else read(options.replay)
    if not options.shorten:
        return _tell(run(seed, steps, settings), options.out)

    def fails(fewer: Sequence[Action]) -> bool:
        found = options.shorten in run(seed, fewer, settings).failures
        print(f"{len(fewer)} actions: {'fails' if found else 'does not'}", flush=True)
        return found

    if not fails(steps):
        return 0
    print(spelled(shorten(steps, fails)))
    return 1


def _tell(outcome: Outcome, folder: Path) -> int:
    """Print what was found and write down how to see it again."""
    kinds = ", ".join(kind.value for kind in outcome.failures) or "nothing"
    counts = f"{len(outcome.done)} actions, {len(outcome.saved)} notes saved, {outcome.jobs} jobs"
    print(f"seed {outcome.seed}: {kinds} ({counts})", flush=True)
    if outcome.failures:
        folder.mkdir(parents=True, exist_ok=True)
        parts = [f"{kind.value}\n{told}" for kind, told in outcome.failures.items()]
        file = folder / f"seed-{outcome.seed}.txt"
        file.write_text("\n\n".join([*parts, spelled(outcome.done)]) + "\n")
    return int(bool(outcome.failures))


if __name__ == "__main__":
    sys.exit(main())
