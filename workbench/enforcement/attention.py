"""Where the model looks at a use while it writes the target as it stands; asked once for each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.engines import Pair

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.enforcement.strategy import Job
    from workbench.engines import Focus, Steerable


def attention(
    wanted: Sequence[tuple[int, int]], jobs: Sequence[Job], engine: Steerable
) -> dict[tuple[int, int], Focus]:
    """Return the attention for each of ``wanted`` (index of the job, number of the use)."""
    missing = [
        (index, use)
        for index, use in wanted
        if (jobs[index].best.raw, use) not in jobs[index].attended
    ]
    queries = [
        (Pair(jobs[index].source.text, jobs[index].best.raw), jobs[index].source.spans[use])
        for index, use in missing
    ]
    for (index, use), focus in zip(missing, engine.focus(queries) if queries else (), strict=True):
        jobs[index].attended[jobs[index].best.raw, use] = focus
    return {(index, use): jobs[index].attended[jobs[index].best.raw, use] for index, use in wanted}
