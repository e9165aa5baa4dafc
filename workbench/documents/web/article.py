"""The article of a web page, and what stands around it.

Three steps, each of which can be read off the page: furniture is what calls itself so (its tag,
role or class) or is mostly links; the article is what its tag says, else the smallest part that
holds nearly all the prose left; its headline is looked for above it. When in doubt more is kept.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from workbench.documents.web.tree import remove, tag_of

if TYPE_CHECKING:
    from collections.abc import Iterator

_FURNITURE_TAGS = frozenset({"nav", "footer", "aside", "menu", "search"})
_FURNITURE_ROLES = frozenset(
    {
        "navigation", "banner", "contentinfo", "complementary", "search", "dialog", "alert", "menu",
        "menubar", "toolbar",
    }
)  # fmt: skip
_FURNITURE_NAMES = frozenset(
    {
        "ad", "ads", "advert", "advertisement", "adsense", "banner", "bottombar", "breadcrumb",
        "breadcrumbs", "catlinks", "comment", "comments", "consent", "cookie", "cookies",
        "copyright", "crumb", "crumbs", "disqus", "download", "editsection", "footer", "hotnews",
        "login", "menu", "modal", "nav", "navbar", "navbox", "navigation", "newsletter", "outbrain",
        "pager", "pagination", "pinglun", "popup", "printfooter", "promo", "promotion", "qrcode",
        "rank", "ranking", "recirculation", "recommend", "recommendation", "recommendations",
        "recommended", "related", "relates", "replies", "respond", "share", "sharing", "sidebar",
        "signin", "signup", "siderail", "social", "sponsor", "sponsored", "subscribe",
        "subscription", "taboola", "tags", "toolbar", "topbar", "topnav", "tuijian", "widget",
        "xiangguan",
    }
)  # fmt: skip
"""Words of which ids and classes of what is no part of an article are made."""
_WORD = re.compile(r"[a-z]+|[A-Z][a-z]*")
_CONTAINERS = frozenset(
    {
        "body", "div", "section", "article", "main", "td", "form", "center",
    }
)  # fmt: skip
_LINK_LISTS = frozenset(
    {
        "ul", "ol", "dl", "div", "section", "table", "p", "center", "header",
    }
)  # fmt: skip
_MARKS = re.compile(r"[。，！？；、]|[.,;!?](?=\s|$)")
"""What prose has and a list of links has not."""
_MOSTLY = 0.85
"""Share of the prose from which a part of the page is the article."""
_LINKED = 0.6
"""Share of the letters from which a part of the page is a list of links …"""
_SHORT, _LINKED_SHORT = 20, 0.3
"""… and where it has fewer letters than that."""


@dataclass(slots=True)
class Weight:
    """How much text an element holds."""

    letters: int = 0
    linked: int = 0
    """Letters within links."""
    links: int = 0
    prose: int = 0
    """Letters of pieces of text that are no link and have a mark of a sentence."""

    def add(self, other: Weight) -> None:
        """Count in what an element within holds."""
        self.letters += other.letters
        self.linked += other.linked
        self.links += other.links
        self.prose += other.prose


def find_article(root: Any, title: str) -> tuple[Any, float]:  # noqa: ANN401 - lxml has no types
    """Return the element with the article, and its share of the letters of the page.

    Furniture is taken out of the tree, and the headline put before the article where it stood
    elsewhere.
    """
    headline = _headline(root, title)
    whole = _without_furniture(root)
    article, left = _densest(root)
    wanted = headline is not None and next(article.iter("h1"), None) is None
    if wanted and not _holds(article, headline):
        article.insert(0, _moved(headline, article))
    return article, left.letters / max(1, whole.letters)


def _without_furniture(root: Any) -> Weight:  # noqa: ANN401
    """Take the furniture out of a page, and return what the page held with it."""
    found = []
    weight = Weight()
    for element, weight in _weights(root):
        if _is_furniture(element, weight):
            found.append((element, weight.prose))
    # What holds most of the prose is the article, whatever it calls itself.
    remove([element for element, prose in found if prose * 2 <= weight.prose])
    return weight


def _densest(root: Any) -> tuple[Any, Weight]:  # noqa: ANN401
    """Return the article with what it holds: what is marked as such, else the densest part."""
    containers = []
    whole = Weight()
    for element, whole in _weights(root):
        if tag_of(element) in _CONTAINERS:
            containers.append((element, whole))
    marked = [
        (_rank(element), -weight.prose, place)
        for place, (element, weight) in enumerate(containers)
        if weight.prose * 2 > whole.prose and _rank(element)
    ]
    if marked:
        return containers[min(marked)[2]]
    for element, weight in containers:
        if weight.prose >= _MOSTLY * whole.prose > 0:
            return element, weight
    return root, whole


def _weights(root: Any) -> Iterator[tuple[Any, Weight]]:  # noqa: ANN401
    """Yield every element with what it holds, those within before those around."""
    from lxml import etree

    around = [Weight()]
    links = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        is_link = tag_of(element) == "a"
        if event == "start":
            links += is_link
            around.append(Weight(links=int(is_link)))
            _count(around[-1], element.text, linked=links > 0)
            continue
        links -= is_link
        weight = around.pop()
        yield element, weight
        around[-1].add(weight)
        if element is not root:
            _count(around[-1], element.tail, linked=links > 0)


def _count(weight: Weight, text: str | None, *, linked: bool) -> None:
    if not text or text.isspace():
        return
    letters = len("".join(text.split()))
    weight.letters += letters
    if linked:
        weight.linked += letters
    elif _MARKS.search(text):
        weight.prose += letters


def _is_furniture(element: Any, weight: Weight) -> bool:  # noqa: ANN401
    tag = tag_of(element)
    if tag in {"html", "body"}:
        return False
    if tag in _FURNITURE_TAGS:
        return True
    if len(element.attrib) and tag not in {"h1", "article", "main"}:
        if element.get("role", "").lower() in _FURNITURE_ROLES:
            return True
        if _names(element) & _FURNITURE_NAMES:
            return True
    share = _LINKED_SHORT if weight.letters < _SHORT else _LINKED
    return (
        weight.links > 1
        and tag in _LINK_LISTS
        and weight.linked > share * weight.letters
        and weight.prose * 4 < weight.letters
    )


def _names(element: Any) -> set[str]:  # noqa: ANN401
    """Return the words of an element's class and id, in lower case."""
    named = f"{element.get('class', '')} {element.get('id', '')}"
    return {word.lower() for word in _WORD.findall(named[:500])}


def _rank(element: Any) -> int:  # noqa: ANN401
    tag, role = tag_of(element), element.get("role", "").lower()
    if "articleBody" in element.get("itemprop", ""):
        return 1
    if tag == "article" or role == "article":
        return 2
    return 3 if tag == "main" or role == "main" else 0


def _headline(root: Any, title: str) -> Any:  # noqa: ANN401
    """Return the longest heading that the page's title repeats, else the only one of rank 1."""
    headings = [element for element in root.iter("h1", "h2") if _text(element)]
    repeated = [element for element in headings if _text(element) in title]
    firsts = [element for element in headings if tag_of(element) == "h1"]
    if repeated:
        return max(repeated, key=lambda element: len(_text(element)))
    return firsts[0] if len(firsts) == 1 else None


def _text(element: Any) -> str:  # noqa: ANN401
    return " ".join(element.text_content().split())


def _holds(article: Any, element: Any) -> bool:  # noqa: ANN401
    return any(ancestor is article for ancestor in element.iterancestors())


def _moved(headline: Any, article: Any) -> Any:  # noqa: ANN401
    """Return a copy of the headline, before the text with which the article begins."""
    import copy

    moved = copy.deepcopy(headline)
    moved.tail, article.text = article.text, None
    return moved
