"""Findings that somebody has looked at and lets be: a file of them beside the source.

A suppression is keyed by the rule and a digest of source and target text, so it survives edits
elsewhere and ends when one of the two changes. It gives a reason, and may name its article.
"""

from __future__ import annotations

import hashlib
import json
import unicodedata
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from workbench.article import Article, Finding, Segment, Severity
from workbench.checks.settings_file import SettingsReader, advice, read_settings
from workbench.errors import InputError, SettingsError
from workbench.glossary.nodes import shown

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence
    from pathlib import Path

    import yaml

SUPPRESSIONS = ".workbench-suppress.yaml"
VERSION = 1
UNUSED = "suppression-unused"
_FIELDS = ("rule", "pair", "source", "target", "article", "reason")
_EXCERPT = 40
_HEAD = f"""\
# Findings of `workbench check` that were looked at and are let be; see docs/checking.md.
version: {VERSION}
suppressions:
"""


@dataclass(frozen=True)
class Suppression:
    """One finding, or all of one rule at one pair, that is let be."""

    rule: str
    pair: str
    """The digest of source and target."""
    reason: str
    article: str = ""
    """The name of the source's file; empty for any."""
    line: int = 0
    """Where it stands in its file."""

    def covers(self, rule: str, pair: str, article: str) -> bool:
        """Tell whether a finding of ``rule`` at ``pair`` in ``article`` is let be."""
        return (self.rule, self.pair) == (rule, pair) and self.article in {"", article}


class Filtered(NamedTuple):
    """An article without the findings that are let be, and the suppressions that were used."""

    article: Article
    used: frozenset[Suppression]
    taken: int
    """How many findings were taken out."""


def digest(source: str, target: str) -> str:
    """Return what stands for a pair in a suppression; spaces and Unicode's forms do not count."""
    texts = (" ".join(unicodedata.normalize("NFC", text).split()) for text in (source, target))
    data = "\0".join(texts).encode("utf-8", "surrogatepass")
    return hashlib.sha256(data).hexdigest()[:16]


def find_suppressions(source: Path) -> Path:
    """Return where the suppressions of ``source`` stand, whether the file is there or not."""
    return (source if source.is_dir() else source.parent) / SUPPRESSIONS


def load_suppressions(path: Path) -> tuple[Suppression, ...]:
    """Return the suppressions of a file; SettingsError with all its faults, or InputError."""
    return parse_suppressions(read_settings(path), str(path))


def filtered(article: Article, suppressions: Sequence[Suppression]) -> Filtered:
    """Return ``article`` without the findings that ``suppressions`` let be."""
    used: set[Suppression] = set()
    count = 0
    by_key: dict[tuple[str, str], list[Suppression]] = {}
    for one in suppressions:
        by_key.setdefault((one.rule, one.pair), []).append(one)

    def lets_be(finding: Finding, segment: Segment) -> bool:
        pair = digest(segment.source, segment.target or "")
        covering = [
            one
            for one in by_key.get((finding.rule, pair), ())
            if one.covers(finding.rule, pair, article.name)
        ]
        used.update(covering)
        return bool(covering)

    blocks = []
    for block in article.blocks:
        segments = []
        for segment in block.segments:
            kept = tuple(f for f in segment.findings if not (by_key and lets_be(f, segment)))
            count += len(segment.findings) - len(kept)
            segments.append(replace(segment, findings=kept))
        blocks.append(replace(block, segments=tuple(segments)))
    return Filtered(replace(article, blocks=tuple(blocks)), frozenset(used), count)


def unused(
    path: Path,
    suppressions: Iterable[Suppression],
    used: Collection[Suppression],
    names: Collection[str],
) -> Iterator[Finding]:
    """Yield a finding for each suppression of the articles ``names`` that let nothing be."""
    for one in suppressions:
        if one not in used and (not one.article or one.article in names):
            yield Finding(
                UNUSED,
                Severity.INFO,
                f"{path}:{one.line}: the suppression of {one.rule} is not needed: no such finding "
                "is left, or the text has changed",
            )


def suppressions_of(
    article: Article, rule: str, line: int | None, reason: str
) -> list[Suppression]:
    """Return suppressions of what ``rule`` found in ``article``, in the block at ``line`` only."""
    return list(
        dict.fromkeys(
            Suppression(rule, digest(s.source, s.target or ""), reason, article.name)
            for block in article.blocks
            if line is None or block.line == line
            for s in block.segments
            if any(finding.rule == rule for finding in s.findings)
        )
    )


def appended(text: str, path: str, added: Iterable[Suppression], article: Article) -> str:
    """Return the text of a file of suppressions with some more at its end."""
    excerpts = {digest(s.source, s.target or ""): s.source for s in article.segments}
    known = parse_suppressions(text, path) if text.strip() else ()
    fresh = [
        one
        for one in added
        if not any(old.covers(one.rule, one.pair, one.article) for old in known)
    ]
    entries = "".join(_entry(one, excerpts.get(one.pair, "")) for one in fresh)
    whole = (text.rstrip("\n") + "\n" if text.strip() else _HEAD) + entries
    try:
        complete = len(parse_suppressions(whole, path)) == len(known) + len(fresh)
    except SettingsError:
        complete = False
    if not complete:
        raise InputError(
            f"{path}: its list does not end the file, so nothing can be added",
            hint="move the list of suppressions to the end, indented by two spaces",
        )
    return whole


def _entry(one: Suppression, excerpt: str) -> str:
    short = " ".join(excerpt.split())
    short = short if len(short) <= _EXCERPT else short[:_EXCERPT] + "…"
    fields = {"rule": one.rule, "pair": one.pair, "article": one.article, "reason": one.reason}
    lines = [f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in fields.items()]
    return f"  # {short}\n  - " + "\n    ".join(lines) + "\n"


def parse_suppressions(text: str, path: str = SUPPRESSIONS) -> tuple[Suppression, ...]:
    """Return the suppressions that ``text`` holds; SettingsError with all its faults."""
    reader = _SuppressionReader(path)
    return tuple(reader.whole(text, reader.suppressions))


class _SuppressionReader(SettingsReader):
    """Reads suppressions and collects what is wrong with them."""

    def suppressions(self, text: str) -> list[Suppression]:
        root = self.parse(text)
        top = self.mapping(root, "the file") if root is not None else None
        members = {member.name: member for member in self.members(top)} if top else {}
        version = members.pop("version", None)
        found = self.text(version.value, "version") if version else None
        if found != str(VERSION):
            has = f"version {found}" if found else "no version"
            raise InputError(
                f"{self.path}: {has}; this workbench reads suppressions of version {VERSION}",
                hint=f"write it again with --suppress, or put “version: {VERSION}” at its top",
            )
        entries = members.pop("suppressions", None)
        for member in members.values():
            self.unknown(member, ("version", "suppressions"))
        if entries is None or (getattr(entries.value, "tag", "") == "null"):
            return []
        items = self.sequence(entries.value, "suppressions")
        read = [self._suppression(item) for item in (items.value if items else ())]
        return [one for one in read if one is not None]

    def _suppression(self, node: yaml.Node) -> Suppression | None:
        from workbench.checks import ALL_RULES

        mapping = self.mapping(node, "a suppression")
        if mapping is None:
            return None
        fields: dict[str, str] = {}
        for member in self.members(mapping):
            if member.name not in _FIELDS:
                self.unknown(member, _FIELDS)
                continue
            fields[member.name] = self.text(member.value, member.name) or ""
            if member.name == "rule" and fields["rule"] not in ALL_RULES:
                near = advice(fields["rule"], ALL_RULES)
                self.fault(member.value, f"unknown rule {shown(fields['rule'])!r}: {near}")
        if "source" in fields and "target" in fields:
            fields["pair"] = digest(fields["source"], fields["target"])
        for name, missing in (
            ("rule", "a suppression needs a rule"),
            ("pair", "a suppression needs a pair, or the texts of source and target"),
            ("reason", "a suppression needs a reason"),
        ):
            if not fields.get(name, "").strip():
                self.fault(node, missing)
        return Suppression(
            fields.get("rule", ""),
            fields.get("pair", ""),
            fields.get("reason", ""),
            fields.get("article", ""),
            node.start_mark.line + 1,
        )
