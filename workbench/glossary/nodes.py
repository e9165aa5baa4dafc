"""YAML as nodes that know their place, so that every fault can name line and column.

Only plain data is read: no tags, no aliases (they can blow up), no duplicate keys. The nodes are
built here from the parser's events, so that such things are faults like any other, and one of them
does not hide the rest.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol, TypeVar, cast

import yaml

from workbench.errors import Fault, GlossaryError

if TYPE_CHECKING:
    from collections.abc import Iterator

_Loader: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_MAX_DEPTH = 20
_MAX_FAULTS = 500
"""After so many faults a file is not read further: it is no glossary."""
MAX_ITEMS = 200_000
"""Most entries of one file; more take minutes to load, and gigabytes."""
_SHOWN = 40

_NULL = re.compile(r"~|null|Null|NULL|")
_TRUTH_VALUE = re.compile(r"yes|no|true|false|on|off", re.IGNORECASE)
_LONGEST_WORD = 5
"""Longest of the words that mean something to YAML."""
_UNREADABLE = re.compile(
    "[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
"""What YAML does not allow in a file, and the byte order mark, which is allowed at its start."""

NodeType = TypeVar("NodeType", bound=yaml.Node)


class Mark(Protocol):
    """A place in a file, as both of PyYAML's parsers give it (counted from 0)."""

    line: int
    column: int


class Member(NamedTuple):
    """One ``name: value`` of a mapping."""

    name: str
    key: yaml.Node
    value: yaml.Node


class Reader:
    """Reads one YAML file and collects what is wrong with it."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.faults: list[Fault] = []

    def fault(self, node: yaml.Node | yaml.Event, message: str) -> None:
        """Note a fault at the place where ``node`` begins.

        Raises GlossaryError where there are too many for the file to be a glossary at all.
        """
        self._note(node.start_mark, message)

    def _note(self, mark: Mark | None, message: str) -> None:
        line, column = (mark.line + 1, mark.column + 1) if mark is not None else (1, 1)
        self.faults.append(Fault(self.path, line, column, message))
        if len(self.faults) >= _MAX_FAULTS:
            last = Fault(self.path, line, column, f"{_MAX_FAULTS} faults: not read further")
            raise GlossaryError([*self.faults, last])

    def parse(self, text: str) -> yaml.Node | None:
        """Return the root node of ``text``, None for an empty file.

        Raises GlossaryError, with what was found so far, where it cannot be read as YAML.
        """
        self._check_characters(text)
        try:
            events = iter(yaml.parse(text, Loader=_Loader))
            next(events)  # the start of the stream
            root = self._document(events)
        except yaml.YAMLError as error:
            self._syntax_fault(error, text)
            raise GlossaryError(self.faults) from None
        return root

    def _check_characters(self, text: str) -> None:
        for found in _UNREADABLE.finditer(text):
            line = text.count("\n", 0, found.start()) + 1
            column = found.start() - text.rfind("\n", 0, found.start())
            message = f"the character U+{ord(found[0]):04X} is not allowed in YAML"
            self.faults.append(Fault(self.path, line, column, message))
            if len(self.faults) >= _MAX_FAULTS:
                break
        if self.faults:
            raise GlossaryError(self.faults)

    def _document(self, events: Iterator[yaml.Event]) -> yaml.Node | None:
        """Return the only document's root."""
        root = None
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                if root is not None:
                    self.fault(event, "a second document (---): the file is one document")
                    raise GlossaryError(self.faults)
                root = self._node(next(events), events, 1)
        return root

    def _node(self, event: yaml.Event, events: Iterator[yaml.Event], depth: int) -> yaml.Node:
        """Return the node that begins with ``event``, taking the rest of it from ``events``."""
        tag = getattr(event, "tag", None)
        mark = cast("Any", event.start_mark)  # two parsers with a class of their own each
        if depth > _MAX_DEPTH:
            self.fault(event, f"nested more than {_MAX_DEPTH} deep")
            raise GlossaryError(self.faults)
        if isinstance(event, yaml.AliasEvent):
            self.fault(event, "aliases (*name) are not read here")
            return yaml.ScalarNode("alias", "", mark)
        if tag is not None:
            self.fault(event, f"tags ({shown(str(tag))}) are not read here")
        if isinstance(event, yaml.ScalarEvent):
            kind = "faulty" if tag is not None else _scalar_kind(event)
            return yaml.ScalarNode(kind, event.value, mark)
        items = self._items(events, depth)
        if isinstance(event, yaml.SequenceStartEvent):
            return yaml.SequenceNode("list", list(items), mark)
        return yaml.MappingNode("mapping", list(self._pairs(items)), mark)

    def _pairs(self, items: Iterator[yaml.Node]) -> Iterator[tuple[yaml.Node, yaml.Node]]:
        """Yield the pairs of a mapping; a key given twice is a fault and read once."""
        seen: set[str] = set()
        for key in items:
            value = next(items)
            name = key.value if isinstance(key, yaml.ScalarNode) else None
            if name in seen:
                self.fault(key, f"{shown(name)!r} is given twice")
                continue
            if name is not None:
                seen.add(name)
            yield key, value

    def _items(self, events: Iterator[Any], depth: int) -> Iterator[yaml.Node]:
        for number, event in enumerate(events):
            if isinstance(event, yaml.CollectionEndEvent):
                return
            if number >= MAX_ITEMS:
                self.fault(event, f"more than {MAX_ITEMS:,} entries: divide the file")
                raise GlossaryError(self.faults)
            if event.__class__ is yaml.ScalarEvent and event.tag is None:  # most of what there is
                mark: Any = event.start_mark
                yield yaml.ScalarNode(_scalar_kind(event), event.value, mark)
            else:
                yield self._node(event, events, depth + 1)

    def _syntax_fault(self, error: yaml.YAMLError, text: str) -> None:
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or getattr(error, "reason", None) or str(error)
        if mark is not None:
            lines = text.splitlines()[mark.line : mark.line + 1]
            if lines and lines[0][mark.column : mark.column + 1] == "\t":
                problem = "a tab; YAML is indented with spaces"
        self._note(mark, f"not readable as YAML: {problem}")

    def members(self, node: yaml.MappingNode) -> Iterator[Member]:
        """Yield the members of a mapping whose names are text; other names are faults."""
        for key, value in node.value:
            name = self.text(key, "a field's name")
            if name is not None:
                yield Member(name, key, value)

    def mapping(self, node: yaml.Node, what: str) -> yaml.MappingNode | None:
        """Return ``node`` if it is a mapping; else note a fault and return None."""
        return self._expect(node, yaml.MappingNode, f"{what} must be a mapping (name: value)")

    def sequence(self, node: yaml.Node, what: str) -> yaml.SequenceNode | None:
        """Return ``node`` if it is a list; else note a fault and return None."""
        return self._expect(node, yaml.SequenceNode, f"{what} must be a list")

    def _expect(self, node: yaml.Node, kind: type[NodeType], message: str) -> NodeType | None:
        if isinstance(node, kind):
            return node
        if node.tag != "alias":  # which is a fault already
            self.fault(node, message)
        return None

    def text(self, node: yaml.Node, what: str, *, truth: bool = False) -> str | None:
        """Return the text of a scalar; else note a fault and return None.

        A number or date is taken as it is written: a form may be 5G or 2049. A word that YAML
        reads as true or false (NO, on) is text only in quotes, but for fields that want ``truth``.
        """
        if node.tag in {"alias", "faulty"}:  # which are faults already
            return None
        if not isinstance(node, yaml.ScalarNode) or node.tag == "null":
            self.fault(node, f"{what} must be {'true or false' if truth else 'text'}")
            return None
        if node.tag == "truth" and not truth:
            self.fault(node, f"{what} must be text: put {node.value!r} in quotes")
            return None
        return str(node.value)


def shown(text: str) -> str:
    """Return ``text`` as a message shows it: not all of it where it is long."""
    return text if len(text) <= _SHOWN else text[:_SHOWN] + "…"


def _scalar_kind(event: yaml.ScalarEvent) -> str:
    if not event.implicit[0] or len(event.value) > _LONGEST_WORD:  # quoted, or a block
        return "text"
    if _NULL.fullmatch(event.value):
        return "null"
    return "truth" if _TRUTH_VALUE.fullmatch(event.value) else "text"


def decode(data: bytes, path: str) -> str:
    """Return the text of a glossary file; GlossaryError where it is not UTF-8."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        line_start = before.rfind(b"\n") + 1
        column = len(before[line_start:].decode("utf-8-sig", "replace")) + 1
        fault = Fault(path, before.count(b"\n") + 1, column, "not UTF-8: save the file as UTF-8")
        raise GlossaryError([fault]) from None
