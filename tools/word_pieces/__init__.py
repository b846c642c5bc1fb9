"""Makes ``corpus/meaning/pieces.npz``: word-piece vectors whose sum points where a sentence model points.

    ./run uv run --frozen python -m tools.word_pieces texts texts.json FOLDER... [--leave-out FILE...]
    ./run uv run --frozen --group table python -m tools.word_pieces teach texts.json MODEL taught.npz
    ./run uv run --frozen python -m tools.word_pieces fit texts.json taught.npz MODEL pieces.npz

The first chooses what to learn from, the second asks the teacher (22 minutes of CPU for 90,000 texts; the
group brings onnxruntime and tokenizers), the third fits the table and says how well it follows the teacher.
FOLDER are unpacked packages and checkouts, MODEL is a folder with the teacher's files: ``inputs.py`` names
all of them. docs/meaning.md says what the steps are for.

The table that the program comes with has the SHA-256
81b926881a276907333c8c0f9513d08c3b43855aa748021f7ba1f2e9b2895a18.
A new run gives one of the same kind, not the same one: its texts are drawn anew from the same sources.
"""
