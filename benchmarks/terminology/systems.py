"""The systems of the table: which strategies each of them has, and what it makes of a set."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from benchmarks.terminology.metrics import Measures, measure
from benchmarks.terminology.sets import glossary_terms
from workbench.article import Met
from workbench.enforcement.cascade import ALL_STEPS, Cascade
from workbench.enforcement.task import make_task
from workbench.glossary.match import Matcher

if TYPE_CHECKING:
    from benchmarks.terminology.recorded import RecordedEngine
    from benchmarks.terminology.sets import Entry, Set
    from workbench.enforcement.task import Candidate
    from workbench.glossary.term import Term
    from workbench.locales import Locale


@dataclass(frozen=True)
class System:
    """A row of the table."""

    name: str
    steps: tuple[str, ...]


def _family(name: str) -> str:
    return name.partition(",")[0]


FAMILIES = tuple(dict.fromkeys(map(_family, ALL_STEPS)))
SYSTEMS = (
    System("model alone", ()),
    *(
        System(f"{family} only", tuple(step for step in ALL_STEPS if _family(step) == family))
        for family in FAMILIES
    ),
    System("cascade", ALL_STEPS),
    *(
        System(f"without {family}", tuple(step for step in ALL_STEPS if _family(step) != family))
        for family in FAMILIES
    ),
)
ENDS = tuple(system for system in SYSTEMS if system.name in {"model alone", "cascade"})


@dataclass(frozen=True)
class Row:
    """What a system made of a set."""

    name: str
    candidates: list[Candidate]
    measures: Measures
    seconds: float
    notes: tuple[str, ...]

    def line(self, plain_seconds: float, sentences: int) -> str:
        """Return the row of the table."""
        uses = [use for candidate in self.candidates for use in candidate.uses]
        unmet = sum(use.met is Met.NOT_MET for use in uses)
        one = self.measures
        cells = (
            self.name,
            f"{one.success:.1f}",
            f"{one.consistency:.1f}",
            f"{one.chrf:.2f}",
            f"{one.bleu:.2f}",
            f"{1000 * self.seconds / max(1, sentences):.1f}",
            f"{self.seconds / plain_seconds:.2f}×",
            f"{unmet:,} of {len(uses):,}",
        )
        return f"| {' | '.join(cells)} |"

    def show(self, one: Set) -> None:
        """Print the sentences that have a term not met."""
        for note in self.notes:
            print(f"  note: {note}")
        for source, candidate in zip(one.sources, self.candidates, strict=True):
            lost = [use for use in candidate.uses if use.met is Met.NOT_MET]
            if lost:
                missing = ", ".join(f"{use.form} → {use.expected[0]}" for use in lost)
                print(f"  {source}\n  {candidate.target}\n    {missing}; tried {lost[0].tried}")


def translate(  # noqa: PLR0913 - what a row is made of
    system: System,
    one: Set,
    engine: RecordedEngine,
    source: Locale,
    target: Locale,
    *,
    natural: bool = False,
) -> Row:
    """Translate the sentences of a set, each under its own terms, and measure the result.

    With ``natural`` one mention may meet several uses of a term.
    """
    terms: dict[Entry, Term] = {}
    matchers: dict[tuple[Entry, ...], Matcher] = {}
    tasks = []
    for text, entries in zip(one.sources, one.entries, strict=True):
        for entry in entries:
            if entry not in terms:
                terms.update((entry, term) for term in glossary_terms([entry], source, target))
        if entries not in matchers:
            own = [terms[entry] for entry in entries if entry in terms]
            matchers[entries] = Matcher(own, source.language)
        tasks.append(make_task(text, matchers[entries].find(text), target))
    chinese = Matcher(terms.values(), "zh") if target.is_chinese else None
    steered: Any = engine
    cascade = Cascade(steered, source, target, chinese, system.steps, natural=natural)
    engine.restart()
    candidates = cascade.run(tasks)
    seconds = engine.seconds
    measures = measure(one, [candidate.target for candidate in candidates], target.language)
    return Row(system.name, candidates, measures, seconds, tuple(cascade.notes))
