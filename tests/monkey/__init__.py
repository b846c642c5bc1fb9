"""A monkey at the keyboard: it types at random, by seed, and says what the program did not stand.

    python -m tests.monkey --runs 20 --first 1 --jobs 2 --out DIR

`actions` makes what is done of a seed, `run` does it to a program in a terminal, `hook` goes before the
program in its process, `checks` knows the kinds of failure, `shortening` leaves out what one does not need.
"""
