"""YAML as nodes that know their place, so that every fault can name line and column.

Only plain data is read: no tags, no anchors (an alias can blow up), no duplicate keys.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol, TypeVar

import yaml

from workbench.errors import Fault, GlossaryError, InputError

if TYPE_CHECKING:
    from collections.abc import Iterator

_Loader: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_MAX_DEPTH = 20

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

    def fault(self, node: yaml.Node, message: str) -> None:
        """Note a fault at the place where ``node`` begins."""
        mark = node.start_mark
        self.faults.append(Fault(self.path, mark.line + 1, mark.column + 1, message))

    def parse(self, text: str) -> yaml.Node | None:
        """Return the root node of ``text``, None for an empty file.

        Raises GlossaryError where it is no YAML, or not the plain kind that is read here.
        """
        self._check_events(text)
        try:
            root = yaml.compose(text, Loader=_Loader)
        except yaml.YAMLError as error:
            raise GlossaryError([self._syntax_fault(error)]) from None
        return root if isinstance(root, yaml.Node) else None

    def _check_events(self, text: str) -> None:
        """Refuse aliases and deep nesting before anything is built from them."""
        depth = 0
        try:
            for event in yaml.parse(text, Loader=_Loader):
                if isinstance(event, yaml.AliasEvent):
                    mark = event.start_mark
                    raise GlossaryError(
                        [self._at(mark, "aliases (*name) are not read in glossaries")]
                    )
                depth += isinstance(event, yaml.CollectionStartEvent)
                depth -= isinstance(event, yaml.CollectionEndEvent)
                if depth > _MAX_DEPTH:
                    raise GlossaryError(
                        [self._at(event.start_mark, f"nested more than {_MAX_DEPTH} deep")]
                    )
        except yaml.YAMLError as error:
            raise GlossaryError([self._syntax_fault(error)]) from None

    def _at(self, mark: Mark | None, message: str) -> Fault:
        if mark is None:
            return Fault(self.path, 1, 1, message)
        return Fault(self.path, mark.line + 1, mark.column + 1, message)

    def _syntax_fault(self, error: yaml.YAMLError) -> Fault:
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or getattr(error, "reason", None) or str(error)
        return self._at(mark, f"not readable as YAML: {problem}")

    def members(self, node: yaml.MappingNode) -> Iterator[Member]:
        """Yield the members of a mapping; a key given twice is a fault and read once."""
        seen: set[str] = set()
        for key, value in node.value:
            name = self.text(key, "a field's name")
            if name is None:
                continue
            if name in seen:
                self.fault(key, f"{name!r} is given twice")
                continue
            seen.add(name)
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
        self.fault(node, message)
        return None

    def text(self, node: yaml.Node, what: str) -> str | None:
        """Return the text of a scalar; else note a fault and return None.

        A number or date is taken as it is written: a form may be 5G or 2049.
        """
        if not isinstance(node, yaml.ScalarNode) or node.tag == "tag:yaml.org,2002:null":
            self.fault(node, f"{what} must be text")
            return None
        if not node.tag.startswith("tag:yaml.org,2002:"):
            self.fault(node, f"the tag {node.tag} is not read in glossaries")
            return None
        if node.tag == "tag:yaml.org,2002:bool" and what != "keep":
            self.fault(node, f"{what} must be text: put {node.value!r} in quotes")
            return None
        return str(node.value)


def decode(data: bytes, path: str) -> str:
    """Return the text of a glossary file; InputError where it is not UTF-8."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise InputError(
            f"{path}: not UTF-8 (line {line})", hint="save the glossary as UTF-8"
        ) from None
