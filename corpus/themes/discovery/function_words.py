"""The closed word classes of English: function words, which end a noun phrase or cannot be part of its name.

These are grammar, finite and the same in every corpus; what is generic in one corpus is measured, not listed.
"""

from __future__ import annotations

from typing import Final


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


DETERMINERS: Final = _set(
    "a an the this that these those my your his her its our their every each either neither any some no all "
    "both such whose which what another"
)
"""What opens a noun phrase."""

MODALS: Final = _set(
    "to can could may might must shall should will would cannot ought did does do don didn doesn let lets"
)
"""What the base form of a verb follows."""

PRONOUNS: Final = _set(
    "i you he she it we they me him us them who whom myself yourself himself herself itself ourselves "
    "themselves one ones something anything nothing everything someone anyone everyone nobody everybody "
    "somebody whoever whatever whichever there here mine yours hers ours theirs"
)

BE_HAVE: Final = _set(
    "be is are was were been being am isn aren wasn weren have has had having hasn haven hadn done doing"
)

PREPOSITIONS: Final = _set(
    "about above across after against along amid amidst among amongst around as at before behind below "
    "beneath beside besides between beyond by concerning despite down during except for from in inside into "
    "like near of off on onto out outside over past per regarding since than through throughout till toward "
    "towards under underneath unlike until up upon via versus vs with within without due according"
)

CONJUNCTIONS: Final = _set(
    "and or but nor so yet if because although though while whereas whether unless lest when where why how "
    "whenever wherever however therefore thus hence moreover furthermore nevertheless nonetheless otherwise "
    "instead meanwhile yes oh etc ie eg i.e e.g cf ibid"
)

ADVERBS: Final = _set(
    "not also only even still already again ever never always often sometimes soon now then once just too "
    "very quite rather almost perhaps maybe indeed else away back forward together apart alone far further "
    "later earlier ahead abroad today tomorrow yesterday ago well hardly less least more most better best "
    "worse worst much enough somewhat somehow anyway first secondly thirdly firstly finally altogether"
)

DEGREES: Final = _set(
    "many few several various certain other others own same different next last latter former two three four "
    "five six seven eight nine ten eleven twelve hundred thousand million billion second third fourth fifth "
    "sixth seventh half dozen little greater greatest larger largest big bigger biggest smaller good new "
    "newer newest older longer shorter higher highest lower lowest recent current present possible able main "
    "major key important particular specific whole entire full real true mere sheer further additional "
    "respective"
)
"""Numbers, and adjectives of number, degree, order and time: in small letters they part no themes."""

CALENDAR: Final = _set(
    "january february march april may june july august september october november december monday tuesday "
    "wednesday thursday friday saturday sunday jan feb mar apr jun jul aug sep sept oct nov dec"
)
MEASURES: Final = _set(
    "year years month months week weeks day days decade decades century centuries percent cent pp page pages"
)

PARTICIPLES: Final = _set(
    "made given taken known shown seen held kept told sold brought bought thought taught caught found "
    "built sent spent lost won led met said paid laid left written driven broken chosen spoken stolen "
    "frozen hidden drawn grown thrown become begun understood gone come fallen worn torn sworn risen "
    "eaten forgotten gotten got felt heard meant dealt slept swept wept lent bent bound fed fled hung "
    "stuck struck stood sought fought withdrawn undertaken overcome forbidden"
)
"""The irregular ones, and pasts: they may stand before a noun, and are none."""

CONNECTORS: Final = frozenset({"of", "and", "for", "on", "in", "the", "&"})
"""The small words that stand inside proper names."""

BREAKS: Final = (
    DETERMINERS | MODALS | PRONOUNS | BE_HAVE | PREPOSITIONS | CONJUNCTIONS | ADVERBS | DEGREES | CALENDAR
    | MEASURES
)  # fmt: skip
"""Where a noun phrase ends."""
