"""Which alarms on clean pairs are faults of the translation by definition, not by judgement.

The human translations have slips of their own. A finding counts as one of them where what is
written is wrong whatever the sentence says, as the rule's own page has it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbench.text.punctuation import SENTENCE_ENDS, last_mark
from workbench.text.script import HAN_CLASS, Script, script_of

if TYPE_CHECKING:
    from workbench.article import Finding
    from workbench.checks import Pair

_ALWAYS = frozenset(
    {
        "punctuation-doubled",
        "punctuation-forms",
        "punctuation-spaces",
        "punctuation-lists",
        "punctuation-separators",
        "script-compatibility",
        "script-damaged",
        "script-invisible",
    }
)
"""Two marks where one belongs, a dash of hyphens, two spaces in a row: all that were read are."""
_WIDE = re.compile(f"[{HAN_CLASS}”」）》]")


def is_fault(finding: Finding, pair: Pair) -> bool:
    """Tell whether ``finding`` on a human translation is by definition a slip of its writer."""
    if finding.rule in _ALWAYS:
        return True
    if finding.rule == "punctuation-width":  # beside Han, or a mark that English does not have
        span = finding.target_span
        if span is None or not pair.target_locale.is_chinese:
            return span is not None
        return bool(_WIDE.search(pair.target[max(0, span.start - 2) : span.start]))
    if finding.rule == "punctuation-end":  # no mark where both languages want one
        return last_mark(pair.target) not in SENTENCE_ENDS or not last_mark(pair.target)
    if finding.rule == "script-mixed":  # both scripts in one sentence
        return script_of(pair.target) is Script.MIXED
    return False
