"""What the reader makes of themes: each method is one change, saved and undone as one.

A theme that an editor or the text named is never touched itself: the first change makes an own theme of it,
which bears its names and stands in its place. What an own theme has of reports that are not open stays.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from notes.errors import RecordError
from notes.folding import fold
from notes.model import Target, target_fields, target_of
from notes.records.own_themes import OwnTheme, distinct, theme_of, tidy
from reader.notebook.live_store import LiveStore
from reader.notebook.theme_places import passages

if TYPE_CHECKING:
    from corpus.themes import Theme
    from notes.storage.change import Change


class Theming:
    """Changes the reader's own themes; each method tells the id of the theme that it changed."""

    def __init__(self, live: LiveStore) -> None:
        self._live = live

    def make(self, name: str, aliases: Iterable[str] = (), targets: Sequence[Target] = ()) -> str:
        """Make a theme; one of that name that was hidden, or made meanwhile, is shown and takes it all.

        Args:
            name: its name.
            aliases: other names.
            targets: passages that are on it.
        """
        name, aliases = tidy(name), tuple(map(tidy, aliases))
        with self._live.changing(f"make “{name}” a theme") as change:
            same = [theme for theme in self._all(change) if fold(theme.name) == fold(name)]
            known = next((theme for theme in same if not theme.hidden), same[0] if same else None)
            made = known or self._add(change, OwnTheme(name))
            fields: dict[str, Any] = {"hidden": False}
            fields["aliases"] = list(distinct((*made.aliases, *aliases), but=[made.name]))
            self._edit(change, made.id, fields)
            if targets:
                self.shift(change, made.id, targets, to="on")
        return made.id

    def rename(self, theme: Theme, name: str) -> str:
        """Give a theme another name; the old one stays as an alias, so that notes and links by it hold."""
        name = tidy(name)
        with self._live.changing(f"rename theme “{theme.name}” to “{name}”") as change:
            own = self.own(change, theme)
            aliases = distinct((own.name, *own.aliases), but=[name])
            self._edit(change, own.id, {"name": name, "aliases": list(aliases)})
        return own.id

    def alias(self, theme: Theme, *names: str) -> str:
        """Let a theme go by more names."""
        names = tuple(map(tidy, names))
        with self._live.changing(f"call theme “{theme.name}” also “{'”, “'.join(names)}”") as change:
            own = self.own(change, theme)
            aliases = distinct((*own.aliases, *names), but=[own.name])
            self._edit(change, own.id, {"aliases": list(aliases)})
        return own.id

    def unalias(self, theme: Theme, name: str) -> str:
        """Let a theme no longer go by one of its aliases."""
        with self._live.changing(f"no longer call theme “{theme.name}” “{name}”") as change:
            own = self.own(change, theme)
            kept = [alias for alias in own.aliases if fold(alias) != fold(name)]
            if len(kept) == len(own.aliases):
                raise RecordError(f"“{name}” is no alias of “{own.name}”; nothing was changed")
            self._edit(change, own.id, {"aliases": kept})
        return own.id

    def merge(self, into: Theme, others: Iterable[Theme]) -> str:
        """Make several themes one, which goes by all their names and has all their passages."""
        with self._live.changing(f"merge themes into “{into.name}”") as change:
            own = self.own(change, into)
            whole = dict(change.get("themes", own.id) or {})
            names, replaces = [*own.names], [*own.replaces]
            on, off = _items(whole, "on"), _items(whole, "off")
            for other in others:
                if other.key == into.key:
                    continue
                gone = self._held(change, other) or _copy(other)
                record = change.get("themes", gone.id) or {}
                names += gone.names
                replaces += gone.replaces
                on, off = on + _items(record, "on"), off + _items(record, "off")
                if record:
                    change.remove("themes", gone.id)
            fields: dict[str, Any] = {
                "aliases": list(distinct(names, but=[own.name])),
                "replaces": list(dict.fromkeys(replaces)),
            }
            self._edit(change, own.id, {**fields, "on": _once(on), "off": _once(off)})
        return own.id

    def hide(self, theme: Theme) -> str:
        """Have a theme no longer listed, found or followed."""
        with self._live.changing(f"hide theme “{theme.name}”") as change:
            own = self.own(change, theme)
            self._edit(change, own.id, {"hidden": True})
        return own.id

    def show(self, ident: str) -> str:
        """Have a hidden theme back."""
        with self._live.changing("show a hidden theme") as change:
            self._edit(change, ident, {"hidden": False})
        return ident

    def put_on(self, theme: Theme, target: Target) -> str:
        """Put a passage on a theme."""
        with self._live.changing(f"put a passage on “{theme.name}”") as change:
            own = self.own(change, theme)
            self.shift(change, own.id, [target], to="on")
        return own.id

    def take_off(self, theme: Theme, target: Target) -> str:
        """Take a passage off a theme, whether it was put there or has one of its names."""
        with self._live.changing(f"take a passage off “{theme.name}”") as change:
            own = self.own(change, theme)
            self.shift(change, own.id, [target], to="off")
        return own.id

    # -- records, within a change

    def _all(self, change: Change) -> list[OwnTheme]:
        records = (change.get("themes", record["id"]) for record in self._live.store.all("themes"))
        return [theme for record in records if record and (theme := theme_of(record)) is not None]

    def own(self, change: Change, theme: Theme) -> OwnTheme:
        """The reader's own record of a theme, made now if it was not touched before."""
        return self._held(change, theme) or self._add(change, _copy(theme))

    def _held(self, change: Change, theme: Theme) -> OwnTheme | None:
        """The reader's own record of a theme; None where it was not touched before.

        Raises:
            RecordError: there was one.
        """
        from corpus.themes import Origin

        everything = self._all(change)
        if theme.origin is Origin.OWN:
            found = next((own for own in everything if own.id == theme.id), None)
            if found is None:
                raise RecordError(f"theme “{theme.name}” was deleted meanwhile; nothing was changed")
            return self._united(change, found, everything)
        return next((own for own in everything if theme.key in own.replaces), None)

    def _united(self, change: Change, own: OwnTheme, everything: Iterable[OwnTheme]) -> OwnTheme:
        """An own theme with what its other versions have: they bear its name and are shown as one with it."""
        twins = [
            other
            for other in everything
            if other.id != own.id and fold(other.name) == fold(own.name) and other.hidden == own.hidden
        ]
        if not twins:
            return own
        records = [change.get("themes", theme.id) or {} for theme in (own, *twins)]
        fields: dict[str, Any] = {
            "aliases": list(distinct((n for t in (own, *twins) for n in t.aliases), but=[own.name])),
            "replaces": list(dict.fromkeys(key for t in (own, *twins) for key in t.replaces)),
        }
        fields |= {key: _once([i for r in records for i in _items(r, key)]) for key in ("on", "off")}
        for twin in twins:
            change.remove("themes", twin.id)
        return self._edit(change, own.id, fields)

    def _add(self, change: Change, theme: OwnTheme) -> OwnTheme:
        return _theme(change.add("themes", theme.fields()))

    def _edit(self, change: Change, ident: str, fields: dict[str, Any]) -> OwnTheme:
        """Change fields of a theme, as it is now.

        Raises:
            RecordError: it is not there any more.
        """
        now = change.get("themes", ident)
        theme = theme_of(now) if now else None
        if now is None or theme is None:
            raise RecordError("this theme was deleted meanwhile; nothing was changed")
        if all(now.get(key) == value for key, value in fields.items()):
            return theme
        return _theme(change.edit("themes", ident, fields, theme.revision))

    def shift(self, change: Change, ident: str, targets: Sequence[Target], *, to: str) -> None:
        """Let passages stand in one of the two lists of a theme, and no longer in the other."""
        record = change.get("themes", ident) or {}
        other = "off" if to == "on" else "on"
        there, elsewhere = (self._without(_items(record, key), targets) for key in (to, other))
        fields = {to: [*there, *map(target_fields, targets)], other: elsewhere}
        self._edit(change, ident, fields)

    def _without(self, items: list[Any], targets: Sequence[Target]) -> list[Any]:
        """What a list of passages holds besides the passages of targets; also what cannot be read in it."""
        kept = [target_of(item) if isinstance(item, dict) else None for item in items]
        held = passages([target for target in kept if target is not None], self._live.placer)
        places, at = set(passages(targets, self._live.placer)) - {None}, iter(held)
        gone = [one is not None and (next(at) in places or one in targets) for one in kept]
        return [item for item, is_gone in zip(items, gone, strict=True) if not is_gone]


def _copy(theme: Theme) -> OwnTheme:
    """What an own theme in the place of another one begins with."""
    return OwnTheme(theme.name, theme.aliases, (theme.key,))


def _theme(record: Any) -> OwnTheme:
    theme = theme_of(record)
    assert theme is not None  # it was made from one
    return theme


def _items(record: Any, key: str) -> list[Any]:
    """A list of a record as it is, also what this version cannot read in it."""
    items = record.get(key)
    return list(items) if isinstance(items, list) else []


def _once(items: Iterable[Any]) -> list[Any]:
    kept: list[Any] = []
    for item in items:
        if item not in kept:
            kept.append(item)
    return kept
