"""Record what each embedded model makes of its reference sentences: run with each new model.

The sentences stand in ``tests/cases/engines/references-SOURCE-TARGET.yaml``; their targets are
written anew.
"""

from __future__ import annotations

import yaml

from tests.cases import CASES
from workbench.engines.argos import ArgosEngine
from workbench.engines.packages import embedded

HEAD = """\
# Sentences written for this project, and what the embedded model made of them when it was packed:
# its faults included. Made by python -m tests.generators.references.
"""


def main() -> None:
    """Write the references of every embedded package that has sentences."""
    for package in embedded():
        path = CASES / "engines" / f"references-{package.source}-{package.target}.yaml"
        sources = [item["source"] for item in yaml.safe_load(path.read_text("utf-8"))]
        targets = [hypothesis.text for hypothesis in ArgosEngine(package).translate(sources)]
        items = [
            {"source": source, "target": target}
            for source, target in zip(sources, targets, strict=True)
        ]
        text = yaml.safe_dump(items, allow_unicode=True, sort_keys=False, width=1000)
        path.write_text(HEAD + text, encoding="utf-8")
        print(f"{path.name}: {len(items)} sentences")  # noqa: T201 - a script


if __name__ == "__main__":
    main()
