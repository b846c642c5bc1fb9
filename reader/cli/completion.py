"""Scripts that complete commands in bash, zsh and fish, made from the parser itself."""

from __future__ import annotations

from argparse import ArgumentParser
from shlex import quote
from typing import Final

from reader.cli.completion_grammar import Argument, CliCommand, commands_of
from reader.cli.parser import PROGRAM

_IDS: Final = f"{PROGRAM} reports 2>/dev/null | awk 'NR > 1 {{print $1}}'"
"""Shell words that print the ids of the bundled reports."""
_TAGS: Final = f"{PROGRAM} tags 2>/dev/null | awk 'NR > 1 && NF == 2 {{print $2}}'"
"""Shell words that print the tags that are one word."""


def script(parser: ArgumentParser, shell: str) -> str:
    """The completion script of a program.

    Args:
        parser: its grammar.
        shell: ``bash``, ``zsh`` or ``fish``.
    """
    return {"bash": _bash, "zsh": _zsh, "fish": _fish}[shell](commands_of(parser))


def _bash(commands: list[CliCommand]) -> str:
    program, *rest = commands
    cases = [
        f"        {command.name}:{flag or '*'}) {_bash_values(argument)} ;;"
        for command in commands
        for argument in sorted(command.arguments, key=lambda a: not a.flags)
        for flag in argument.flags or ("",)
        if argument.takes != "nothing"
    ]
    names = [command.name for command in rest]
    flags = "\n".join(f"            {command.name}) words={quote(command.flags)} ;;" for command in rest)
    return f"""\
_{PROGRAM}() {{
    local cur=${{COMP_WORDS[COMP_CWORD]}} previous=${{COMP_WORDS[COMP_CWORD-1]}} command= words= word
    COMPREPLY=()
    for word in "${{COMP_WORDS[@]:1:COMP_CWORD-1}}"; do
        case $word in {"|".join(names)}) command=$word; break ;; esac
    done
    case $cur in
    -*)
        case $command in
            {'""'}) words={quote(program.flags)} ;;
{flags}
        esac ;;
    *)
        case $command:$previous in
{chr(10).join(cases)}
        :*) words={quote(" ".join(names))} ;;
        esac ;;
    esac
    while IFS= read -r word; do COMPREPLY+=("$word"); done < <(compgen -W "$words" -- "$cur")
}}
_{PROGRAM}_files() {{
    local word
    compopt -o filenames 2>/dev/null
    while IFS= read -r word; do COMPREPLY+=("$word"); done < <(compgen -f -- "$cur")
}}
complete -F _{PROGRAM} {PROGRAM}
"""


def _bash_values(argument: Argument) -> str:
    if argument.takes == "file":
        return f"_{PROGRAM}_files; return"
    if argument.takes == "report":
        return f"words=$({_IDS})"
    if argument.takes == "tag":
        return f"words=$({_TAGS})"
    return f"words={quote(' '.join(argument.choices))}"


def _zsh(commands: list[CliCommand]) -> str:
    program, *rest = commands
    described = "\n".join(f"            {quote(f'{c.name}:{c.help}')}" for c in rest)
    cases = "\n".join(f"        {c.name}) _arguments {_zsh_specs(c)} ;;" for c in rest)
    return f"""\
#compdef {PROGRAM}
_{PROGRAM}_ids() {{
    local -a ids
    ids=(${{(f)"$({_IDS})"}})
    compadd -a ids
}}
_{PROGRAM}_tags() {{
    local -a tags
    tags=(${{(f)"$({_TAGS})"}})
    compadd -a tags
}}
_{PROGRAM}() {{
    local curcontext=$curcontext state line
    local -a commands
    commands=(
{described}
    )
    _arguments -C {_zsh_specs(program)} '1: :->command' '*:: :->argument'
    case $state in
    command) _describe command commands ;;
    argument)
        case $line[1] in
{cases}
        esac ;;
    esac
}}
if [[ $funcstack[1] == _{PROGRAM} ]]; then _{PROGRAM} "$@"; else compdef _{PROGRAM} {PROGRAM}; fi
"""


def _zsh_specs(command: CliCommand) -> str:
    specs, position = [], 0
    for argument in command.arguments:
        if not argument.flags:
            position += 1
            specs.append(f"{'*' if argument.repeats else position}: :{_zsh_values(argument)}")
        for flag in argument.flags:
            told = "".join(f"\\{c}" if c in "[]:\\" else c for c in argument.help)
            value = "" if argument.takes == "nothing" else f": :{_zsh_values(argument)}"
            specs.append(f"{'*' * argument.repeats}{flag}[{told}]{value}")
    return " ".join(map(quote, specs))


def _zsh_values(argument: Argument) -> str:
    if argument.choices:
        return f"({' '.join(argument.choices)})"
    return {"file": "_files", "report": f"_{PROGRAM}_ids", "tag": f"_{PROGRAM}_tags"}.get(argument.takes, " ")


def _fish(commands: list[CliCommand]) -> str:
    program, *rest = commands
    lines = [f"complete -c {PROGRAM} -f"]
    first = f"complete -c {PROGRAM} -n __fish_use_subcommand"
    lines += [first + spelt for spelt in map(_fish_argument, program.arguments) if spelt]
    lines += [f"{first} -a {command.name} -d {quote(command.help)}" for command in rest]
    for command in rest:
        inside = f"complete -c {PROGRAM} -n {quote(f'__fish_seen_subcommand_from {command.name}')}"
        lines += [inside + spelt for spelt in map(_fish_argument, command.arguments) if spelt]
    return "\n".join(lines) + "\n"


def _fish_argument(argument: Argument) -> str:
    spelt = "".join(f" -l {f[2:]}" if f.startswith("--") else f" -s {f[1:]}" for f in argument.flags)
    value = " -x" if argument.flags and argument.takes != "nothing" else ""
    if argument.takes == "file":
        value = " -r -F" if argument.flags else " -F"
    elif argument.takes == "report":
        value += f" -a {quote(f'({_IDS})')}"
    elif argument.takes == "tag":
        value += f" -a {quote(f'({_TAGS})')}"
    elif argument.choices:
        value += f" -a {quote(' '.join(argument.choices))}"
    return f"{spelt}{value} -d {quote(argument.help)}" if spelt or value else ""
