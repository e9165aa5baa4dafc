"""JSON lines: the very article that our writer was given."""

from __future__ import annotations

from dataclasses import replace

from workbench.bilingual import jsonl
from workbench.bilingual.reading.base import Given, Read
from workbench.documents.encoding import decode
from workbench.errors import InputError


def read(given: Given) -> Read:
    """Return the article of a file of JSON lines; an error names file and line."""
    text = decode(given.data, given.name, given.encoding or "utf-8").text
    try:
        article = jsonl.read(text)
    except InputError as error:
        raise InputError(f"{given.name}: {error.message}", hint=error.hint) from None
    source, target = given.source_locale, given.target_locale
    return Read(
        replace(
            article,
            source_locale=source or article.source_locale,
            target_locale=target or article.target_locale,
        ),
        ours=True,
    )
