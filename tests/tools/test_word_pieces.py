"""How the table of word pieces is made, with a teacher and texts that are made up."""

from __future__ import annotations

import hashlib
import json
import random
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import tools.word_pieces
from corpus.meaning import WordPieces
from corpus.meaning.passage_vectors import long_as_one
from corpus.meaning.word_pieces import TABLE
from tools.word_pieces import inputs, table
from tools.word_pieces.fit import fitted
from tools.word_pieces.least_squares import LeastSquares
from tools.word_pieces.lessons import lessons, misspelt
from tools.word_pieces.polish import polish
from tools.word_pieces.quality import quality
from tools.word_pieces.rows import Reals, Sums
from tools.word_pieces.splitter import Splitter
from tools.word_pieces.taught import Taught
from tools.word_pieces.texts import Text, phrases, texts

PIECES, WIDE = 60, 12
PARAGRAPH = (
    "The ministers agreed that the treaty was to be kept. It is said that a summer of talks was of use."
)
HELD_BACK = "This is a paragraph that was held back, and it is to be found in a benchmark of others as well."


def made_up(count: int) -> tuple[list[list[int]], Reals]:
    """Texts, and the rows of the pieces that a teacher has in mind."""
    draw = random.Random(3)
    rows = np.random.default_rng(3).standard_normal((PIECES, WIDE)).astype(np.float32)
    return [draw.choices(range(PIECES), k=draw.randint(3, 12)) for _ in range(count)], rows


def cosines(one: Reals, other: Reals) -> Reals:
    return (long_as_one(one) * long_as_one(other)).sum(1)


@given(st.lists(st.lists(st.integers(0, 4), max_size=6), min_size=1, max_size=8))
def test_sums_are_products_with_a_matrix(numbers: list[list[int]]) -> None:
    weights = np.arange(1, 6, dtype=np.float32)
    matrix = np.array([[weights[n] * row.count(n) for n in range(5)] for row in numbers])
    sums = Sums.of(numbers, weights)
    rows = np.random.default_rng(1).standard_normal((5, 3)).astype(np.float32)
    goals = np.random.default_rng(2).standard_normal((len(numbers), 3)).astype(np.float32)
    assert np.allclose(sums.of_texts(rows), matrix @ rows, atol=1e-5)
    assert np.allclose(sums.of_pieces(goals), matrix.T @ goals, atol=1e-5)
    part, used = sums.some(np.arange(len(numbers))[::-1])
    assert np.allclose(part.of_texts(rows[used]), matrix[::-1] @ rows, atol=1e-5)


def test_least_squares_find_rows_whose_means_are_the_goals() -> None:
    numbers, rows = made_up(600)
    sums = Sums.of(numbers, np.ones(PIECES, np.float32))
    worth = np.ones(len(numbers), np.float32)
    goals = sums.worth(worth).of_texts(rows)
    found = LeastSquares(sums, goals, worth).solve(np.zeros_like(rows), pull=1e-4, rounds=60)
    assert np.abs(sums.worth(worth).of_texts(found) - goals).max() < 0.01


def test_a_piece_that_no_text_has_stays_where_it_starts() -> None:
    numbers, rows = made_up(50)
    numbers = [[number for number in row if number] or [1] for row in numbers]
    sums = Sums.of(numbers, np.ones(PIECES, np.float32))
    worth = np.ones(len(numbers), np.float32)
    found = LeastSquares(sums, sums.of_texts(rows), worth).solve(rows.copy(), pull=0.15)
    assert np.allclose(found[0], rows[0])


def test_polish_turns_sums_towards_the_goals() -> None:
    numbers, rows = made_up(4000)
    sums = Sums.of(numbers, np.ones(PIECES, np.float32))
    goals = long_as_one(sums.of_texts(rows))
    noisy = rows + np.random.default_rng(5).standard_normal(rows.shape).astype(np.float32)
    before = cosines(sums.of_texts(noisy), goals).mean()
    assert cosines(sums.of_texts(polish(noisy, sums, goals)), goals).mean() > before + 0.01


def test_a_tiny_teacher_is_followed_to_the_written_table(tmp_path: Path) -> None:
    letters = "abcdefghijklmnopqrstuvwxyz"
    names = [*letters, *(f"##{letter}" for letter in letters), ".", ",", "?", "!", "(", ")", "-", ":"]
    numbers, rows = made_up(4000)
    said = [Text("sentence", " ".join(names[n].removeprefix("##") for n in row)) for row in numbers]
    nothing = WordPieces(names, np.zeros((PIECES, WIDE), np.int8), np.zeros(PIECES, np.float32))
    split = [Splitter(nothing).numbers(text.text) for text in said]
    whole = long_as_one(Sums.of(split, np.ones(PIECES, np.float32)).of_texts(rows))
    learned = lessons(said, Splitter(nothing), PIECES)
    taught = Taught(whole, long_as_one(rows))
    taught.write(tmp_path / "taught.npz")
    found = fitted(learned, Taught.read(tmp_path / "taught.npz"), rows)
    table.write(tmp_path / "pieces.npz", names, found)
    made = WordPieces.read(tmp_path / "pieces.npz")
    sums = Sums.of([split[place] for place in learned.held], made.scales)
    ours = long_as_one(sums.of_texts(made.rows.astype(np.float32)))
    theirs = whole[learned.held] - whole[learned.learned].mean(0)
    assert len(learned.held) == len(said) // 30
    assert quality(ours, long_as_one(theirs)).correlation > 0.95


def test_a_table_is_written_as_it_is_read(tmp_path: Path) -> None:
    names = ["peace", "##ful", "[unused7]", "日", "é", "’"]
    rows = np.random.default_rng(4).standard_normal((len(names), 256)).astype(np.float32)
    table.write(tmp_path / "one.npz", names, rows)
    table.write(tmp_path / "other.npz", names, rows)
    assert (tmp_path / "one.npz").read_bytes() == (tmp_path / "other.npz").read_bytes()
    made = WordPieces.read(tmp_path / "one.npz")
    kept = rows[[0, 1, 4, 5]]
    assert made.cut(["peaceful", "é", "日", "[unused7]"]).pieces.tolist() == [0, 1, 2]
    assert np.abs(made.rows).max(1).tolist() == [127] * 4
    assert made.scales.max() == 1
    assert (cosines(made.rows.astype(np.float32), kept) > 0.999).all()
    assert np.allclose(made.scales / made.scales[0], np.abs(kept).max(1) / np.abs(kept[0]).max(), rtol=1e-5)


def test_the_programs_table_comes_out_again(tmp_path: Path) -> None:
    made = np.load(TABLE)
    names = made["names"].tobytes().decode().split("\n")
    table.write(tmp_path / "pieces.npz", names, made["rows"] * made["scales"][:, None])
    again = np.load(tmp_path / "pieces.npz")
    assert again.files == made.files
    assert np.array_equal(again["rows"], made["rows"]) and np.array_equal(again["names"], made["names"])
    assert np.allclose(again["scales"], made["scales"], rtol=1e-6)


def test_the_programs_table_is_the_one_that_is_told_of(project_root: Path) -> None:
    checksum = hashlib.sha256(TABLE.read_bytes()).hexdigest()
    assert checksum in (tools.word_pieces.__doc__ or "")
    assert checksum in (project_root / "docs" / "meaning.md").read_text("utf-8")


@pytest.mark.parametrize("seed", range(20))
def test_one_longer_word_is_misspelt(seed: int) -> None:
    text = "the spread of nuclear arms"
    wrong = misspelt(text, random.Random(seed)).split()
    assert [word for word in wrong if word in text.split()][:1] == ["the"]
    assert sum(one != other for one, other in zip(wrong, text.split(), strict=True)) <= 1
    assert misspelt("it is so", random.Random(seed)) == "it is so"


def test_queries_are_learned_misspelt_too_at_half_their_worth() -> None:
    known = WordPieces(
        [*"abcdefghijklmnopqrstuvwxyz", *(f"##{letter}" for letter in "abcdefghijklmnopqrstuvwxyz")],
        np.zeros((52, 256), np.int8), np.zeros(52, np.float32),
    )  # fmt: skip
    made = lessons([Text("query", "nuclear treaty"), Text("passage", "so it is")], Splitter(known), 52)
    assert made.aims.tolist()[:2] == [0, 0]
    assert made.worth.tolist()[:2] == [0.5, 0.25]
    assert made.worth[made.aims == 1].tolist() == [1.5]
    assert np.isclose(made.share.sum(), 1)


def test_texts_are_chosen_of_all_kinds(tmp_path: Path) -> None:
    keynes, wordnet = tmp_path / "keynes", tmp_path / "wordnet-base" / "wordnet"
    keynes.mkdir()
    wordnet.mkdir(parents=True)
    (keynes / "one.html").write_text(
        f"<h2>On the treaty</h2><p>{PARAGRAPH}</p><pre>{PARAGRAPH}</pre><p>x = 3;</p><p>{HELD_BACK}</p>",
        "utf-8",
    )
    (wordnet / "data.noun").write_text(
        '00001 03 n 02 peace_treaty 0 pacification 0 000 | a treaty to cease hostilities; "they signed it"\n',
        "utf-8",
    )
    left_out = tmp_path / "benchmark.txt"
    left_out.write_text(HELD_BACK, "utf-8")
    chosen = set(texts([keynes, wordnet.parent], [left_out]))
    assert Text("sentence", "The ministers agreed that the treaty was to be kept.") in chosen
    assert Text("gloss", "peace treaty, pacification: a treaty to cease hostilities") in chosen
    assert {text for kind, text in chosen if kind == "query"} >= {"peace treaty", "On the treaty"}
    assert not any("held back" in text for _, text in chosen)
    assert texts([keynes, wordnet.parent], [left_out]) == texts([keynes, wordnet.parent], [left_out])


def test_phrases_stand_between_function_words() -> None:
    assert phrases(["Spread of nuclear arms to the other small states was feared."]) == [
        "nuclear arms",
        "small states",
    ]


def test_the_first_step_by_its_command(tmp_path: Path, project_root: Path) -> None:
    (tmp_path / "keynes").mkdir()
    (tmp_path / "keynes" / "one.txt").write_text(PARAGRAPH, "utf-8")
    command = [
        sys.executable,
        "-m",
        "tools.word_pieces",
        "texts",
        tmp_path / "texts.json",
        tmp_path / "keynes",
    ]
    subprocess.run(command, cwd=project_root, check=True)
    assert ["sentence", "The ministers agreed that the treaty was to be kept."] in json.loads(
        (tmp_path / "texts.json").read_text("utf-8")
    )


def test_another_teacher_is_refused(tmp_path: Path) -> None:
    for name in inputs.TEACHER:
        (tmp_path / name).write_text("something else")
    with pytest.raises(ValueError, match=r"model\.onnx is not the file"):
        inputs.check(tmp_path)
