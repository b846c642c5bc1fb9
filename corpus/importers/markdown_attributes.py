"""What dialects of Markdown write around a text that is no part of it: attributes, fences, templates.

After pandoc (https://pandoc.org/MANUAL.html: attributes, fenced divs, table captions), Jekyll and Hugo.
"""

from __future__ import annotations

import re
from typing import Final

CAPTION: Final = re.compile(r"(?:Table)?:\s+")
"""How the caption of the table above begins."""
_AT_END: Final = re.compile(r"[ \t]*\{[ \t]*[#.:][^{}\n]*\}[ \t]*$", re.MULTILINE)
_AFTER_BRACKET: Final = re.compile(r"(?<=[\])])\{[ \t]*[#.][^{}\n]*\}")
_FENCE: Final = re.compile(r"^:{3,}.*$\n?", re.MULTILINE)
_TEMPLATE: Final = re.compile(
    r"^(?:\{%[^\n]*%\}|\{\{[<%][^\n]*[>%]\}\}|\\(?:newpage|pagebreak|clearpage|toc))[ \t]*$\n?", re.MULTILINE
)


def without_attributes(content: str) -> str:
    """A block's content without them."""
    if content.startswith((":::", "{%", "{{", "\\")) or "\n:::" in content:
        content = _TEMPLATE.sub("", _FENCE.sub("", content)).strip("\n")
    if "{" in content and "`" not in content:  # in code it may be meant
        content = _AT_END.sub("", _AFTER_BRACKET.sub("", content))
    return content
