"""A dozen documents with a vocabulary in common, some of them awkward, that can be changed."""

from __future__ import annotations

from pathlib import Path
from random import Random

_WHO = ("Russia", "the Union", "NATO", "Moldova", "Ukraine", "Germany", "Poland", "Moscow", "the Council")
_DOES = ("sees", "rejects", "wants", "fears", "shares", "discusses")
_WHAT = (
    "energy security", "missile defence", "arms control", "visa policy", "gas transit", "crisis management",
    "human rights", "frozen conflicts",
)  # fmt: skip


def write(folder: Path, seed: int) -> None:
    """Write the documents of a seed."""
    dice = Random(seed)
    folder.mkdir(parents=True)
    for n in range(6):
        body = "\n\n".join(_part(dice) for _ in range(dice.randint(3, 60)))
        head = f"---\ntitle: Report {n}\nauthor: Anna A{n}\ndate: {2000 + n}\n---\n\n# Report {n}\n\n"
        (folder / f"report {n}.md").write_text(head + body)
    for n in range(3):
        (folder / f"plain{n}.txt").write_text("\n\n".join(_paragraph(dice) for _ in range(30)))
    page = "".join(f"<p>{_paragraph(dice)}</p>" for _ in range(20))
    (folder / "page.html").write_text(
        f"<html><title>A page</title><body><article>{page}</article></body></html>"
    )
    (folder / "empty.txt").touch()
    (folder / "one.txt").write_text("One.")
    (folder / "wide.txt").write_text(("日本語の安全保障 🙂 e\u0301 שלום " * 40 + "\n\n") * 20)
    (folder / "long.txt").write_text("x" * 200_000 + "\n\n" + _paragraph(dice))
    (folder / "broken.pdf").write_bytes(b"%PDF-1.4\nnothing")


def touch(folder: Path, number: int) -> None:
    """Change, add or remove a file of the folder, if there is one."""
    if not folder.is_dir():
        return
    if number % 3 == 0:
        with (folder / "plain0.txt").open("a") as file:
            file.write("\n\nA new paragraph on energy security and NATO.\n")
    elif number % 3 == 1:
        (folder / f"new{number}.txt").write_text("A new report on gas transit through Moldova.\n\n" * 4)
    else:
        (folder / "plain1.txt").unlink(missing_ok=True)


def _part(dice: Random) -> str:
    heading = f"## {dice.choice(_WHAT).capitalize()}\n\n" if dice.random() < 0.2 else ""
    return heading + _paragraph(dice)


def _paragraph(dice: Random) -> str:
    return " ".join(
        f"{dice.choice(_WHO)} {dice.choice(_DOES)} {dice.choice(_WHAT)} in {dice.randint(1990, 2022)}."
        for _ in range(dice.randint(2, 7))
    )
