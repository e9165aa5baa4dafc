"""Page numbers at the head or the foot of a page: 第 1 页，共 3 页 is Page 1 of 3.

The numbers are fields, so no model can be given the sentence; but there are few ways to say it.
"""

from __future__ import annotations

import copy
import re
from typing import TYPE_CHECKING, Any, NamedTuple

from workbench.documents.package import attribute, local

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.locales import Locale

_LEAVES = {"t", "tab", "ptab", "br", "cr", "drawing", "pict", "object", "sym", "fldChar"}
_READ = _LEAVES | {"fldSimple", "instrText"}
_PAGE, _PAGES = "\ue000", "\ue001"
_NUMBERS = {"PAGE": _PAGE, "NUMPAGES": _PAGES, "SECTIONPAGES": _PAGES}
_WALL = "\ue002"
_S = "[ \u00a0\u3000]*"
_PHRASES = (
    rf"第{_S}{_PAGE}{_S}[页頁]{_S}[，,、/／|]?{_S}[共总總]{_S}{_PAGES}{_S}[页頁]",
    rf"[共总總]{_S}{_PAGES}{_S}[页頁]{_S}[，,、/／|]?{_S}第{_S}{_PAGE}{_S}[页頁]",
    rf"第{_S}{_PAGE}{_S}[/／]{_S}{_PAGES}{_S}[页頁]",
    rf"第{_S}{_PAGE}{_S}[页頁]",
    rf"\bpage{_S}{_PAGE}{_S}(?:of|/){_S}{_PAGES}",
    rf"\bpage{_S}{_PAGE}",
)
_FOUND = re.compile("|".join(_PHRASES), re.IGNORECASE)
_ENGLISH = {
    _PAGE: ("Page ", ""),
    _PAGE + _PAGES: ("Page ", " of ", ""),
    _PAGES + _PAGE: ("", " pages, page ", ""),
}
_CHINESE = {_PAGE: ("第 ", " 页"), _PAGE + _PAGES: ("第 ", " 页，共 ", " 页")}
_LETTER = re.compile(r"[^\W\d_]")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


class Phrase(NamedTuple):
    """A page number with the words around it."""

    numbers: str
    """Which numbers there are, in order."""
    gaps: tuple[tuple[Any, ...], ...]
    """The texts (``t``) before, between and after them, which hold nothing else."""
    last: Any
    """The element with which the last number ends."""
    follows: bool
    """Whether other words come right before it."""
    leads: bool
    """Whether other words come right after it."""


class _Item(NamedTuple):
    char: str
    element: Any
    at: int = 0


def leaves_of(paragraph: Any) -> Iterator[Any]:  # noqa: ANN401 - lxml has no types
    """Yield what a paragraph itself holds in its runs and fields, not what a box in it does."""
    for one in paragraph.iter():
        if local(one) in _LEAVES and _paragraph_of(one) is paragraph:
            yield one


def _paragraph_of(element: Any) -> Any:  # noqa: ANN401
    return next((one for one in element.iterancestors() if local(one) == "p"), None)


def find(paragraph: Any) -> Phrase | None:  # noqa: ANN401
    """Return the page number of a paragraph whose only fields it is, apart from other words.

    Where it shares a text with other words, that text is divided.
    """
    items = list(_items(paragraph))
    text = "".join(item.char for item in items)
    match = _FOUND.search(text)
    fields = [at for at, char in enumerate(text) if char in {_PAGE, _PAGES, _WALL}]
    if match is None or not all(match.start() <= at < match.end() for at in fields):
        return None
    starts = [match.start(), *(at + 1 for at in fields)]
    gaps = (
        tuple(_own(items[start:end]))
        for start, end in zip(starts, [*fields, match.end()], strict=True)
    )
    before = text[: match.start()].rpartition("\t")[2]
    after = text[match.end() :].partition("\t")[0]
    return Phrase(
        "".join(text[at] for at in fields),
        tuple(gaps),
        items[fields[-1]].element,
        _LETTER.search(before) is not None,
        _LETTER.search(after) is not None,
    )


def _items(paragraph: Any) -> Iterator[_Item]:  # noqa: ANN401
    """Yield the characters of a paragraph; a field is one, a wall where it is no page number."""
    depth, command = 0, ""
    for one in paragraph.iter():
        name = local(one)
        if name not in _READ or _paragraph_of(one) is not paragraph or _is_result(one):
            continue
        if name == "fldChar":
            depth += {"begin": 1, "end": -1}.get(attribute(one, "fldCharType"), 0)
            if depth <= 0:
                yield _Item(_number(command), one.getparent())
                depth, command = 0, ""
        elif name == "instrText":
            command += one.text or ""
        elif not depth:
            yield from _characters(one)


def _is_result(element: Any) -> bool:  # noqa: ANN401
    """Tell whether an element is the result of a simple field."""
    return any(local(one) == "fldSimple" for one in element.iterancestors())


def _characters(element: Any) -> Iterator[_Item]:  # noqa: ANN401
    name = local(element)
    if name == "fldSimple":
        yield _Item(_number(attribute(element, "instr")), element)
    elif name == "t":
        yield from (_Item(char, element, at) for at, char in enumerate(element.text or ""))
    else:
        yield _Item("\t", element)


def _number(command: str) -> str:
    return _NUMBERS.get(" ".join(command.split()[:1]).upper(), _WALL)


def _own(items: list[_Item]) -> Iterator[Any]:
    """Yield texts that hold these characters and no others, taking them apart where they must."""
    for element in dict.fromkeys(item.element for item in items):
        places = [item.at for item in items if item.element is element]
        text = element.text or ""
        for part, before in ((text[: places[0]], True), (text[places[-1] + 1 :], False)):
            if part:
                other = copy.copy(element)
                other.text = part
                other.set(_SPACE, "preserve")
                (element.addprevious if before else element.addnext)(other)
        element.text = text[places[0] : places[-1] + 1]
        yield element


def say(root: Any, locale: Locale) -> None:  # noqa: ANN401
    """Write the page numbers of a head or a foot as ``locale`` says them."""
    for paragraph in [one for one in root.iter() if local(one) == "p"]:
        phrase = find(paragraph)
        words = _words(phrase.numbers, locale) if phrase else None
        if phrase and words:
            _write(phrase, words)


def _words(numbers: str, locale: Locale) -> tuple[str, ...] | None:
    if not locale.is_chinese:
        return _ENGLISH.get(numbers)
    words = _CHINESE.get(numbers)
    if words and locale.is_traditional:
        return tuple(word.replace("页", "頁") for word in words)
    return words


def _write(phrase: Phrase, words: tuple[str, ...]) -> None:
    said = list(words)
    if phrase.follows:
        said[0] = " " + said[0]
    if phrase.leads:
        said[-1] += " "
    for gap, text in zip(phrase.gaps, said, strict=True):
        for one in gap:
            one.text, text = text, ""  # noqa: PLW2901 - the first text takes all
            one.set(_SPACE, "preserve")
    if said[-1] and not phrase.gaps[-1]:
        _append(phrase, said[-1])


def _append(phrase: Phrase, text: str) -> None:
    """Put words behind the last number, where the other language had none."""
    pattern = phrase.gaps[0][0]
    run = copy.copy(pattern.getparent())
    for one in list(run):
        if local(one) != "rPr":
            run.remove(one)
    made = copy.copy(pattern)
    made.text = text
    run.append(made)
    phrase.last.addnext(run)
