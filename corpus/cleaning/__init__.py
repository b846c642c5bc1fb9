"""From the lines of an extracted text to whole blocks of a known kind.

    lines ─furniture (pages)─► chunks (widths, headings, markers) ─footnotes (runs), captions, pull quotes─►
          paragraph_joining (hyphenation) ─kinds─► drafts ─footnote_references (footnote_signs)─►

Each step is about one thing and decides only what the text itself shows; what cannot be decided is left as
it stands. No step knows a particular document.
"""
