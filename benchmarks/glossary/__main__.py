"""Exactness, speed and size of the glossary: ``python -m benchmarks.glossary``."""

from __future__ import annotations

from benchmarks.glossary import exactness, speed


def main() -> None:
    """Print every table."""
    print(exactness.table(), end="\n\n")
    print(speed.matching_table(), end="\n\n")
    print(speed.loading_table())


if __name__ == "__main__":
    main()
