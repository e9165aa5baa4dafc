"""``workbench translate --memory``: the memory open while an article is translated."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from workbench.cli.guard import print_line
from workbench.cli.options import refuse_same_file

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from workbench.recalling import Recall


@contextmanager
def recalling(
    path: str | None, others: Iterable[str | None], *, quiet: bool
) -> Iterator[Recall | None]:
    """Yield the memory at ``path``, made where there is none; None without a path.

    ``others`` are the files of the run, which the memory may not be. What was recalled is said at
    the end.
    """
    if path is None:
        yield None
        return
    from workbench.memory.store import opened
    from workbench.recalling import Recall

    for other in others:
        refuse_same_file(path, other or "-")
    with opened(path, create=True) as memory:
        recall = Recall(memory)
        yield recall
    if not quiet:
        print_line(
            f"memory: {recall.by_people:,} recalled from people, "
            f"{recall.by_model:,} from the model before"
        )
