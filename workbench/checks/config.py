"""Settings of the checks in a file: ``workbench.yaml``, read with places for every fault.

The file's ``checks`` has ``select`` and ``ignore`` (lists of rules or families), ``severity``
(a severity for a rule or family), ``options`` (for a rule, what is chosen of its options) and
``glossaries`` (for a glossary's name, what differs for its terms).
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.article import Severity
from workbench.checks import ALL_RULES, CheckSettings, check_names
from workbench.checks.settings_file import SettingsReader, advice, read_settings
from workbench.errors import UsageError
from workbench.glossary.nodes import shown

if TYPE_CHECKING:
    from pathlib import Path

    import yaml

CONFIG = "workbench.yaml"
_FIELDS = ("select", "ignore", "severity", "options", "glossaries")
_OF_GLOSSARY = ("ignore", "severity", "options")


def find_config(source: Path) -> Path | None:
    """Return the ``workbench.yaml`` that stands beside ``source``, or in it if it is a folder."""
    folder = source if source.is_dir() else source.parent
    path = folder / CONFIG
    return path if path.is_file() else None


def load_config(path: Path) -> CheckSettings:
    """Return the settings of a file; SettingsError with all its faults, or InputError."""
    text = read_settings(path)
    return parse_config(text, str(path))


def parse_config(text: str, path: str = CONFIG) -> CheckSettings:
    """Return the settings that ``text`` holds; SettingsError with all its faults."""
    reader = _ConfigReader(path)
    return reader.whole(text, reader.settings)


class _ConfigReader(SettingsReader):
    """Reads settings and collects what is wrong with them."""

    def settings(self, text: str) -> CheckSettings:
        root = self.parse(text)
        top = self.mapping(root, "the file") if root is not None else None
        settings = CheckSettings()
        for member in self.members(top) if top else ():
            if member.name == "checks":
                settings = self._checks(member.value)
            else:
                self.unknown(member, ["checks"])
        return settings

    def _checks(self, node: yaml.Node, glossary: str = "") -> CheckSettings:
        """Return the settings of a mapping: all, or what differs for the terms of ``glossary``."""
        mapping = self.mapping(node, f"the settings of {shown(glossary)}" if glossary else "checks")
        known = _OF_GLOSSARY if glossary else _FIELDS
        settings = CheckSettings()
        for member in self.members(mapping) if mapping else ():
            if member.name not in known:
                self.unknown(member, known)
            elif member.name == "select":
                settings = replace(settings, select=self._names(member.value, "select"))
            elif member.name == "ignore":
                settings = replace(settings, ignore=self._names(member.value, "ignore"))
            elif member.name == "severity":
                settings = replace(settings, severity=self._severities(member.value))
            elif member.name == "options":
                settings = replace(settings, options=self._options(member.value))
            else:
                settings = replace(settings, glossaries=self._glossaries(member.value))
        if glossary:
            self._expect_terms(node, settings)
        return settings

    def _glossaries(self, node: yaml.Node) -> dict[str, CheckSettings]:
        mapping = self.mapping(node, "glossaries")
        return {
            member.name: self._checks(member.value, member.name)
            for member in (self.members(mapping) if mapping else ())
        }

    def _expect_terms(self, node: yaml.Node, settings: CheckSettings) -> None:
        """Note the rules that are not about terms: they cannot differ by glossary."""
        named = {*settings.ignore, *settings.severity, *settings.options}
        others = sorted(rule for rule in named if not ALL_RULES[rule].of_terms)
        if others:
            which = f"{others[0]} is" if len(others) == 1 else f"{', '.join(others[:2])} … are"
            self.fault(node, f"{which} not about terms: nothing differs by glossary")

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
