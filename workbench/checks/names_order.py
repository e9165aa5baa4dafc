"""The rule ``names-order``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.article import Finding, Severity, Span
from workbench.checks.base import INTO_ENGLISH, Pair, Rule
from workbench.text.pinyin import PinyinName, parse_name, wrong_forms

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.article import Use


class NamesOrder(Rule):
    """A Chinese name in the wrong order, or wrongly joined.

    Reports: for every term whose English form is a Chinese personal name in pinyin, the target's
    Jinping Xi, Xi Jin Ping, Xi jinping, XiJinping. The surname comes first, the given name is one
    word.

    Why: read in the wrong order the surname is mistaken for the given name; apart and joined the
    same person looks like two.

    Example: "Jinping Xi said" for 习近平.

    Mend: write the name as the finding suggests. People who use another order themselves (Yao
    Ming's colleague Jeremy Lin) have that form in the glossary.
    """

    id = "names-order"
    severity = Severity.ERROR
    languages = INTO_ENGLISH
    of_terms = True

    def find(self, pair: Pair) -> Iterator[Finding]:
        """Yield a finding for each name that is written wrongly."""
        names: dict[str, tuple[PinyinName, Use]] = {}
        for use in pair.uses:
            for form in use.expected:
                name = parse_name(form, use.form)
                if name:
                    names.setdefault(name.text, (name, use))
        accepted = {form for use in pair.uses for form in use.expected}
        for text, (name, use) in names.items():
            for match in wrong_forms(name).finditer(pair.target):
                if match.group() not in accepted:
                    yield self.finding(
                        f"“{match.group()}” should be “{text}”",
                        source=use.source_span,
                        target=Span(*match.span()),
                        suggestion=text,
                        glossary=use.glossary,
                    )
