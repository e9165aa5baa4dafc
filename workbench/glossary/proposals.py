"""Proposals as YAML to paste: each an entry, with its evidence as comments above it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.glossary.term import Kind
from workbench.glossary.writing import FORM_NAMES, entry_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from workbench.glossary.mine import Proposal
    from workbench.glossary.writing import Entry

OPEN = "?"
"""Stands for a form that is not known; a glossary with it does not load, and says where it is."""


def as_yaml(proposals: Iterable[Proposal]) -> str:
    """Return a glossary of the proposals."""
    lines = ["terms:"]
    for proposal in proposals:
        lines += [f"  # {' '.join(remark.split())}" for remark in _evidence(proposal)]
        lines += entry_lines(entry_of(proposal))
    return "\n".join(lines)


def entry_of(proposal: Proposal) -> Entry:
    """Return the entry that a proposal makes, with ``OPEN`` where the editor must decide."""
    rendered = [one.english for one in proposal.renderings[:1]]
    english = list(dict.fromkeys([*proposal.english, *rendered]))
    tag = "zh" if proposal.form in english else proposal.tag  # Latin is the same in every region
    forms: Entry = {"en": english or [OPEN], tag: [proposal.form]}
    if proposal.tag == "en":
        forms = {"en": [proposal.form, *proposal.variants], "zh": [OPEN]}
    entry: Entry = {name: forms[name] for name in FORM_NAMES if name in forms}
    if proposal.kind is not Kind.TERM:
        entry["kind"] = proposal.kind.value
    if proposal.variants and proposal.tag != "en":
        entry["also"] = {proposal.tag: list(proposal.variants)}
    if proposal.form in english:
        entry["keep"] = True
    return entry


def _evidence(proposal: Proposal) -> Iterator[str]:
    times = "once" if proposal.count == 1 else f"{proposal.count} times"
    yield f"{proposal.form}: {times}; {'; '.join(list(proposal.reasons)[:3])}"
    if proposal.renderings:
        shown = ", ".join(f"{one.english} in {one.times}" for one in proposal.renderings)
        wavers = " (wavers)" if proposal.wavers else ""
        of = f" of {proposal.passages} passages" if proposal.passages > 1 else ""
        yield f"rendered as {shown}{of}{wavers}"
    if proposal.excerpt:
        place = f"{proposal.place}: " if proposal.place else ""
        yield f"{place}…{proposal.excerpt}…"
