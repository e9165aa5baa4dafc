"""XLIFF held to the schemas of OASIS, where the system has them.

Debian's package php-symfony-translation brings both; another folder is named by XLIFF_SCHEMAS.
"""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from lxml import etree

from tests.bilingual.samples import ARTICLES
from tests.bilingual.strategies import articles
from workbench.bilingual import xliff1, xliff2

if TYPE_CHECKING:
    from workbench.article import Article

_DEBIAN = "/usr/share/php/Symfony/Component/Translation/Resources/schemas"
FOLDER = Path(os.environ.get("XLIFF_SCHEMAS", _DEBIAN))
WRITERS = {"xliff-core-1.2-strict.xsd": xliff1.render, "xliff-core-2.0.xsd": xliff2.render}

pytestmark = pytest.mark.skipif(
    not FOLDER.is_dir(), reason="no schemas of XLIFF: apt-get install php-symfony-translation"
)


class _Local(etree.Resolver):  # type: ignore[misc]  # lxml has no types
    """Finds the schema of xml:lang beside the others instead of on the web."""

    def resolve(self, url: str, _name: str, context: Any) -> Any:  # noqa: ANN401
        if url.endswith("xml.xsd"):
            return self.resolve_filename(str(FOLDER / "xml.xsd"), context)
        return None


@cache
def schema(name: str) -> Any:  # noqa: ANN401
    parser = etree.XMLParser(no_network=True)
    parser.resolvers.add(_Local())
    return etree.XMLSchema(etree.parse(str(FOLDER / name), parser))


def check(name: str, article: Article) -> None:
    """Fail with the first faults of the article's file."""
    found = schema(name)
    root = etree.fromstring(WRITERS[name](article).encode())
    assert found.validate(root), list(found.error_log)[:3]


@pytest.mark.parametrize("name", WRITERS)
@pytest.mark.parametrize("article", [one for one in ARTICLES if one != "empty"])
def test_samples_are_valid(name: str, article: str) -> None:
    check(name, ARTICLES[article])


@pytest.mark.parametrize("name", WRITERS)
@settings(max_examples=30)
@given(article=articles())
def test_any_article_is_valid(name: str, article: Article) -> None:
    check(name, article)
