"""Settings of the checks in a file: ``workbench.yaml``, read with places for every fault.

The file's ``checks`` has ``select`` and ``ignore`` (lists of rules or families), ``severity``
(a severity for a rule or family) and ``options`` (for a rule, what is chosen of its options).
"""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

from workbench.article import Severity
from workbench.checks import ALL_RULES, CheckSettings, check_names
from workbench.errors import GlossaryError, InputError, SettingsError, UsageError
from workbench.glossary.nodes import Reader, decode, shown

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    import yaml

CONFIG = "workbench.yaml"
MAX_BYTES = 1024 * 1024
_FIELDS = ("select", "ignore", "severity", "options")


def find_config(source: Path) -> Path | None:
    """Return the ``workbench.yaml`` that stands beside ``source``, or in it if it is a folder."""
    folder = source if source.is_dir() else source.parent
    path = folder / CONFIG
    return path if path.is_file() else None


def load_config(path: Path) -> CheckSettings:
    """Return the settings of a file; SettingsError with all its faults, or InputError."""
    text = read_settings(path)
    return parse_config(text, str(path))


def read_settings(path: Path) -> str:
    """Return the text of a file of settings; SettingsError or InputError where it has none."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise InputError(f"{path}: {error.strerror or error}") from None
    if len(data) > MAX_BYTES:
        raise InputError(f"{path}: larger than {MAX_BYTES // 2**20} MB")
    try:
        return decode(data, str(path))
    except GlossaryError as error:
        raise SettingsError(error.faults) from None


def parse_config(text: str, path: str = CONFIG) -> CheckSettings:
    """Return the settings that ``text`` holds; SettingsError with all its faults."""
    reader = _ConfigReader(path)
    try:
        settings = reader.settings(text)
    except GlossaryError as error:
        raise SettingsError(error.faults) from None
    if reader.faults:
        raise SettingsError(reader.faults)
    return settings


def advice(name: str, known: Iterable[str]) -> str:
    """Return which of ``known`` is nearest to ``name``, or all of them."""
    known = list(known)
    near = difflib.get_close_matches(shown(name).lower(), known, 1, 0.5)
    return f"did you mean {near[0]!r}?" if near else f"known are {', '.join(known)}"


class _ConfigReader(Reader):
    """Reads settings and collects what is wrong with them."""

    def settings(self, text: str) -> CheckSettings:
        root = self.parse(text)
        top = self.mapping(root, "the file") if root is not None else None
        settings = CheckSettings()
        for member in self.members(top) if top else ():
            if member.name == "checks":
                settings = self._checks(member.value)
            else:
                self.fault(member.key, self._unknown(member.name, ["checks"]))
        return settings

    def _checks(self, node: yaml.Node) -> CheckSettings:
        mapping = self.mapping(node, "checks")
        select: frozenset[str] | None = None
        ignore: frozenset[str] = frozenset()
        severity: dict[str, Severity] = {}
        options: dict[str, dict[str, str]] = {}
        for member in self.members(mapping) if mapping else ():
            if member.name == "select":
                select = self._names(member.value, "select")
            elif member.name == "ignore":
                ignore = self._names(member.value, "ignore")
            elif member.name == "severity":
                severity = self._severities(member.value)
            elif member.name == "options":
                options = self._options(member.value)
            else:
                self.fault(member.key, self._unknown(member.name, _FIELDS))
        return CheckSettings(select, ignore, severity, options)

    def _unknown(self, name: str, known: Iterable[str]) -> str:
        return f"unknown field {shown(name)!r}: {advice(name, known)}"

    def _rules(self, node: yaml.Node, name: str) -> frozenset[str]:
        """Return the rules that a name stands for, or note that there are none."""
        try:
            return check_names([name])
        except UsageError as error:
            hint = (
                error.hint if error.hint and error.hint.startswith("did you") else "see --explain"
            )
            self.fault(node, f"unknown rule {shown(name)!r}: {hint}")
            return frozenset()

    def _names(self, node: yaml.Node, what: str) -> frozenset[str]:
        items = self.sequence(node, what)
        found: set[str] = set()
        for item in items.value if items else ():
            name = self.text(item, f"a rule of {what}")
            if name is not None:
                found |= self._rules(item, name)
        return frozenset(found)

    def _severities(self, node: yaml.Node) -> dict[str, Severity]:
        mapping = self.mapping(node, "severity")
        found: dict[str, Severity] = {}
        for member in self.members(mapping) if mapping else ():
            rules = self._rules(member.key, member.name)
            text = self.text(member.value, "a severity")
            known = [severity.value for severity in Severity]
            if text in known:
                found.update(dict.fromkeys(rules, Severity(text)))
            elif text is not None:
                self.fault(member.value, f"unknown severity {shown(text)!r}: {advice(text, known)}")
        return found

    def _options(self, node: yaml.Node) -> dict[str, dict[str, str]]:
        mapping = self.mapping(node, "options")
        found: dict[str, dict[str, str]] = {}
        for member in self.members(mapping) if mapping else ():
            rule = ALL_RULES.get(member.name)
            if rule is None:
                self._rules(member.key, member.name)
                if not any(name.startswith(member.name + "-") for name in ALL_RULES):
                    continue
                self.fault(member.key, f"{shown(member.name)} is a family: name one rule")
            else:
                found[rule.id] = self._chosen(rule.id, member.value)
        return found

    def _chosen(self, rule: str, node: yaml.Node) -> dict[str, str]:
        known = ALL_RULES[rule].options
        mapping = self.mapping(node, f"the options of {rule}")
        chosen: dict[str, str] = {}
        for member in self.members(mapping) if mapping else ():
            if member.name not in known:
                names = f"known are {', '.join(known)}" if known else "the rule has none"
                self.fault(member.key, f"unknown option {shown(member.name)!r}: {names}")
                continue
            # "off" is a word here, though YAML reads it as false.
            text = self.text(member.value, member.name, truth=True)
            if text in known[member.name]:
                chosen[member.name] = text
            elif text is not None:
                values = advice(text, known[member.name])
                self.fault(member.value, f"{member.name} cannot be {shown(text)!r}: {values}")
        return chosen
