"""What is kept from one answer to the next. It belongs to the answers' lane: nothing else may ask for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reader.analysis.model import Analysis, Stage, Unready

if TYPE_CHECKING:
    from corpus.links import Linker
    from corpus.themes import Theme
    from corpus.themes.synopsis import Synopsis
    from reader.analysis.builder import OneTheme
    from reader.jobs import Steps


AT_ONCE: Final = 30
"""So many reports that say nothing are listed in place of a sum: no screen has more rows for them."""


class LaneAnswers:
    """Answers that are told from what was worked out for earlier ones."""

    def __init__(self) -> None:
        self._linker: tuple[Analysis, Linker] | None = None
        self._finder: tuple[Analysis, OneTheme] | None = None

    def linker(self, analysis: Analysis) -> Linker:
        """Links by an analysis that has come to them; to be asked in the answers' lane only."""
        if analysis.links is None:
            raise Unready("the links have not been worked out yet")
        if self._linker is None or self._linker[0] is not analysis:
            from corpus.links import Linker

            linker = Linker(
                analysis.reports,
                analysis.weights,
                index=analysis.links,
                meaning=analysis.searcher,
                by_meaning=not analysis.catalog.listed,
            )
            self._linker = analysis, linker
        return self._linker[1]

    def synopsis_steps(
        self, theme: Theme, analysis: Analysis, *, whole: bool = False
    ) -> Steps[Synopsis | None]:
        """What the reports say of a theme, before all are counted too; in the answers' lane only.

        Args:
            theme: the theme.
            analysis: what is known of the reports.
            whole: whether all that say nothing are listed, so that what comes nearest is read in all of them.

        Returns:
            None where the theme is gone.
        """
        from corpus.themes import Origin
        from corpus.themes.synopsis import synopsis
        from reader.analysis.builder import OneTheme

        known = analysis.theme_now(theme)
        if known is None:
            return None
        if analysis.stage >= Stage.COUNTS:
            return (yield from _to_be_shown(synopsis(*analysis.counted, known), whole=whole))
        if self._finder is None or self._finder[0] is not analysis:
            self._finder = analysis, OneTheme(analysis)
        finder = self._finder[1]
        if known.origin is not Origin.QUERY:
            yield from finder.find(known)
        return (yield from _to_be_shown(synopsis(finder.themes, finder.jumper, known), whole=whole))


def _to_be_shown(found: Synopsis, *, whole: bool) -> Steps[Synopsis]:
    """A synopsis of which that is read which the screens show at once."""
    from corpus.themes.synopsis import looked_at

    silent = [column for column in found.columns if not column.passages]
    if whole or len(silent) <= AT_ONCE:
        yield from looked_at(silent)
    return found
