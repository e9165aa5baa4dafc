"""Where the parts of an entry stand in a glossary's text, and how one is taken out neatly."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from collections.abc import Sequence

    Range = tuple[int, int]

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def entry_nodes(text: str) -> list[yaml.MappingNode]:
    """Return the entries of a glossary's text, which must be one that loads."""
    root: Any = yaml.compose(text, Loader=_Loader)
    return list(member(root, "terms").value)


def member(mapping: yaml.Node, name: str) -> yaml.Node:
    """Return the value of a field."""
    value: yaml.Node = mapping.value[_number(mapping, name)][1]
    return value


def scalars(node: yaml.Node) -> Sequence[yaml.ScalarNode]:
    """Return the texts of a field that holds one, or a list of them."""
    return node.value if isinstance(node, yaml.SequenceNode) else [node]  # type: ignore[list-item]


def place_of(node: yaml.Node) -> Range:
    """Return where ``node`` stands, without what follows a list or mapping of several lines."""
    if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        return _start(node), place_of(last[1] if isinstance(last, tuple) else last)[1]
    return _start(node), node.end_mark.index


def form_range(
    text: str, entry: yaml.MappingNode, path: tuple[str, str], number: int
) -> Range | None:
    """Return what to take out for a form to be gone; None where it cannot be done neatly.

    ``path`` is the group (or nothing) and the field that hold it, ``number`` its place there.
    """
    group, field = path
    mapping = member(entry, group) if group else entry
    forms = scalars(member(mapping, field))
    if len(forms) > 1:
        return _range(text, member(mapping, field), number)
    return field_range(text, entry, group if group and len(mapping.value) == 1 else field, group)


def field_range(text: str, entry: yaml.MappingNode, name: str, group: str = "") -> Range | None:
    """Return what to take out for a field to be gone, of an entry or of a group in it."""
    mapping = member(entry, group) if group and name != group else entry
    return _range(text, mapping, _number(mapping, name))


def _number(mapping: yaml.Node, name: str) -> int:
    return next(at for at, (key, _) in enumerate(mapping.value) if key.value == name)


def _range(text: str, node: yaml.Node, number: int) -> Range | None:
    """Return the range of one of several members of ``node``, with what sets it off."""
    items = [
        (_start(one[0]), place_of(one[1])[1]) if isinstance(one, tuple) else place_of(one)
        for one in node.value
    ]
    flow = isinstance(node, yaml.CollectionNode) and node.flow_style
    found = _in_flow(items, number) if flow else _in_lines(text, items, number)
    return None if found is None or "#" in text[slice(*found)] else found


def _in_flow(items: Sequence[Range], number: int) -> Range | None:
    if number:
        return items[number - 1][1], items[number][1]
    return (items[0][0], items[1][0]) if len(items) > 1 else None


def _in_lines(text: str, items: Sequence[Range], number: int) -> Range | None:
    start, end = items[number]
    line = text.rfind("\n", 0, start) + 1
    newline = text.find("\n", end)
    stop = len(text) if newline < 0 else newline
    if text[end:stop].strip():
        return None
    if not text[line:start].strip(" -") and "-" in text[line:start] and number + 1 < len(items):
        after = items[number + 1][0]
        begins_item = "-" in text[text.rfind("\n", 0, after) + 1 : after]
        if not begins_item:  # the first field of an entry: the next one takes its place
            return start, after
    elif text[line:start].strip(" -"):
        return None
    return (line, stop + 1) if newline >= 0 else (max(0, line - 1), stop)


def _start(node: yaml.Node) -> int:
    index: int = node.start_mark.index
    return index
