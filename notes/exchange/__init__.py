"""Notes out to other tools and in from them: a module a format, and what all that comes in goes through.

Formats that go out take records or plain values and give bytes; what comes in is read into a `ImportedFile`
(`reading.py` tells the kind by its content), and `Intake` says what of it is to be taken over.
"""
