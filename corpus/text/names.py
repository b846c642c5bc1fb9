"""Names of those who write: which are persons, and which are bodies."""

from __future__ import annotations

from typing import Final

_BODIES: Final = frozenset(
    word
    for words in (
        "commission commissioner commissioners committee committees subcommittee council councils",
        "assembly senate congress parliament presidency government administration authority authorities",
        "ministry ministries department departments directorate secretariat bureau office agency agencies",
        "inspectorate delegation embassy institute institutes institution university universities academy",
        "laboratory laboratories observatory museum library centre center centres centers foundation",
        "association associations federation society organisation organization alliance consortium",
        "coalition network forum initiative syndicate programme program project team group taskforce",
        "corporation company inc ltd llc gmbh plc universität institut stiftung gesellschaft verein",
        "verband ausschuss kommission zentrum conseil comité agence fondation université ministère centre",
        "ministerio comisión consejo instituto fundación universidad ministero istituto fondazione",
        "università",
    )
    for word in words.split()
)
"""Words that hardly anybody is called by."""
_ENDS: Final = ("ministerium", "stiftung", "behörde", "directorate-general")
_AMONG: Final = frozenset(
    word
    for words in (
        "force house bank court board service services union fund party church college school trust unit",
        "panel staff branch division section nations states systems partners lab labs research studies",
        "security policy affairs club register press guard army navy police league chamber cabinet",
        "registry tribunal exchange partnership technologies",
    )
    for word in words.split()
)
"""Words that bodies and families are called by."""
_KINDS: Final = frozenset(
    word
    for words in (
        "world european national international royal federal supreme high central joint united american",
        "british canadian deutsche deutscher deutsches german french russian african asian nordic white",
        "global public state social labor labour air armed special general foreign home civil customs",
        "health defence defense law human economic atlantic pacific coast district county city upper",
        "lower internal postal secret",
    )
    for word in words.split()
)
"""Words that make a body of the ones above where they stand first."""
_LINKS: Final = frozenset({"of", "for", "on", "against", "pour", "für", "fuer"})
_ARTICLES: Final = frozenset({"The", "THE"})
_FEW: Final = 2


def is_office(name: str) -> bool:
    """Whether a name has a word that nobody is called by: "European Commission"."""
    return any(word in _BODIES or word.endswith(_ENDS) for word in map(str.casefold, _words(name)))


def is_body(name: str) -> bool:
    """Whether a name is that of a body, which has no family name: "Joint Task Force", "Bank of England"."""
    words = _words(name)
    if len(words) < _FEW:
        return False
    small = [word.casefold() for word in words]
    if words[0] in _ARTICLES or not _LINKS.isdisjoint(small[1:-1]) or is_office(name):
        return True
    if "," in name or any(len(part.rstrip(".")) == 1 and part.endswith(".") for part in name.split()):
        return False
    return small[-1] in _AMONG and (len(words) > _FEW or small[0] in _KINDS)


def _words(name: str) -> list[str]:
    return [word for part in name.split() if (word := part.strip(".,()'’\""))]
