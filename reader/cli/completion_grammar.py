"""What can be asked of the program, as far as completion goes: read from the parser itself."""

from __future__ import annotations

from argparse import Action, ArgumentParser, _SubParsersAction
from dataclasses import dataclass
from typing import Literal

from reader.cli.options import FILE, REPORTS, TAG


@dataclass(frozen=True, slots=True)
class Argument:
    """An option or a positional argument, as far as completion goes."""

    flags: tuple[str, ...]
    """``--json``; empty for a positional one."""
    help: str
    takes: Literal["nothing", "file", "report", "tag", "word"]
    choices: tuple[str, ...]
    repeats: bool


@dataclass(frozen=True, slots=True)
class CliCommand:
    """A command with its arguments; the program itself has no name."""

    name: str
    help: str
    arguments: tuple[Argument, ...]

    @property
    def flags(self) -> str:
        """All options in one line."""
        return " ".join(flag for argument in self.arguments for flag in argument.flags)


def commands_of(parser: ArgumentParser) -> list[CliCommand]:
    """The program itself, then its commands."""
    commands = [CliCommand("", "", _arguments(parser))]
    for action in parser._actions:
        if isinstance(action, _SubParsersAction):
            told = {choice.dest: choice.help or "" for choice in action._choices_actions}
            commands += [
                CliCommand(name, told[name], _arguments(sub)) for name, sub in action.choices.items()
            ]
    return commands


def _arguments(parser: ArgumentParser) -> tuple[Argument, ...]:
    actions = [action for action in parser._actions if not isinstance(action, _SubParsersAction)]
    return tuple(
        Argument(
            flags=tuple(action.option_strings),
            help=action.help or "",
            takes=_takes(action),
            choices=tuple(action.choices or ()),
            repeats=action.nargs == "*" or type(action).__name__ == "_AppendAction",
        )
        for action in actions
    )


def _takes(action: Action) -> Literal["nothing", "file", "report", "tag", "word"]:
    if action.nargs == 0:
        return "nothing"
    if action.metavar == FILE:
        return "file"
    if action.metavar in REPORTS:
        return "report"
    names = action.metavar if isinstance(action.metavar, tuple) else (action.metavar,)
    return "tag" if names[0] == TAG else "word"
