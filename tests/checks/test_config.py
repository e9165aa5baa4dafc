"""Settings and suppressions in files: what they say, and every fault with its place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.cases import rows
from workbench.article import Article, Block, BlockKind, Finding, Segment, Severity
from workbench.checks.config import find_config, load_config, parse_config
from workbench.checks.suppression import (
    Suppression,
    appended,
    digest,
    filtered,
    find_suppressions,
    parse_suppressions,
    suppressions_of,
    unused,
)
from workbench.errors import InputError, SettingsError
from workbench.locales import EN, ZH_CN

if TYPE_CHECKING:
    from pathlib import Path

GOOD = """\
checks:
  ignore: [punctuation, names-order]
  severity: {consistency: warning, script-mixed: info}
  options: {punctuation-spaces: {han-latin: off}, terms-missing: {count: once}}
  glossaries:
    phrases:
      ignore: [terms-forbidden]
      severity: {terms: info}
      options: {terms-preferred: {accepted: report}}
"""
FOUND = Finding("names-order", Severity.ERROR, "“Jinping Xi” should be “Xi Jinping”")


def article(target: str = "Jinping Xi left.", name: str = "a.md") -> Article:
    segment = Segment("习近平走了。", 0, target, findings=(FOUND,))
    block = Block(BlockKind.PARAGRAPH, segment.source, line=7, segments=(segment,))
    return Article((block,), ZH_CN, EN, name)


def test_settings_are_read() -> None:
    settings = parse_config(GOOD)
    assert settings.select is None
    assert {"punctuation-end", "names-order"} <= settings.ignore
    assert settings.severity == {
        "consistency-source": Severity.WARNING,
        "consistency-target": Severity.WARNING,
        "script-mixed": Severity.INFO,
    }
    assert settings.options["punctuation-spaces"] == {"han-latin": "off"}
    assert not settings.wants("punctuation-end")
    own = settings.glossaries["phrases"]
    assert own.ignore == {"terms-forbidden"}
    assert own.severity["terms-missing"] is Severity.INFO
    assert own.options == {"terms-preferred": {"accepted": "report"}}
    assert parse_config("") == parse_config("checks: {}")


@pytest.mark.parametrize("case", rows("settings/config.yaml"))
def test_every_fault_has_its_place(case: dict[str, Any]) -> None:
    with pytest.raises(SettingsError) as raised:
        parse_config(case["text"], "workbench.yaml")
    assert len(raised.value.faults) == len(case["faults"])
    for fault, wanted in zip(raised.value.faults, case["faults"], strict=True):
        assert wanted in str(fault)
    assert "in the settings:" in raised.value.message


def test_the_file_beside_the_source_is_found(tmp_path: Path) -> None:
    assert find_config(tmp_path / "a.md") is None
    (tmp_path / "workbench.yaml").write_text(GOOD, "utf-8")
    found = find_config(tmp_path / "a.md")
    assert found == find_config(tmp_path)
    assert found is not None
    assert load_config(found) == parse_config(GOOD)
    with pytest.raises(InputError):
        load_config(tmp_path / "other.yaml")


def test_a_file_that_is_not_utf8_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "workbench.yaml"
    path.write_bytes("# 设置".encode("gb18030"))
    with pytest.raises(SettingsError, match="not UTF-8"):
        load_config(path)


def test_a_suppression_takes_its_finding_out() -> None:
    one = Suppression("names-order", digest("习近平走了。", " Jinping  Xi left."), "so he wrote")
    result, used, taken = filtered(article(), [one])
    assert not list(result.findings)
    assert (used, taken) == (frozenset({one}), 1)
    changed, used, taken = filtered(article("Xi left."), [one])
    assert (len(list(changed.findings)), used, taken) == (1, frozenset(), 0)


def test_a_suppression_may_be_for_one_article(tmp_path: Path) -> None:
    pair = digest("习近平走了。", "Jinping Xi left.")
    one = Suppression("names-order", pair, "so he wrote", "b.md", 3)
    assert filtered(article(), [one]).used == frozenset()
    assert filtered(article(name="b.md"), [one]).used == {one}
    path = find_suppressions(tmp_path / "a.md")
    assert not list(unused(path, [one], frozenset(), {"a.md"}))
    (finding,) = unused(path, [one], frozenset(), {"b.md"})
    assert (finding.rule, finding.severity) == ("suppression-unused", Severity.INFO)
    assert f"{path}:3: the suppression of names-order is not needed" in finding.message


def test_suppressions_are_written_and_read_again() -> None:
    added = suppressions_of(article(), "names-order", None, 'he writes it “so": always')
    text = appended("", "s.yaml", added, article())
    assert "# 习近平走了。" in text
    (read,) = parse_suppressions(text)
    assert (read.rule, read.pair, read.article) == (added[0].rule, added[0].pair, "a.md")
    assert read.reason == 'he writes it “so": always'
    assert filtered(article(), [read]).taken == 1
    assert appended(text, "s.yaml", added, article()) == text
    other = article("Xi Jin Ping left.")
    more = appended(text, "s.yaml", suppressions_of(other, "names-order", 7, "why"), other)
    assert len(parse_suppressions(more)) == 2
    assert suppressions_of(article(), "names-order", 8, "why") == []


def test_a_suppression_by_hand_has_the_texts() -> None:
    text = """\
version: 1
suppressions:
  - rule: names-order
    source: 习近平走了。
    target: Jinping Xi left.
    reason: so he wrote
"""
    assert filtered(article(), parse_suppressions(text)).taken == 1
    assert parse_suppressions("version: 1\nsuppressions:\n") == ()
    with pytest.raises(InputError, match="does not end the file"):
        appended(
            "suppressions: []\nversion: 1\n",
            "s.yaml",
            suppressions_of(article(), "names-order", None, "why"),
            article(),
        )


@pytest.mark.parametrize("case", rows("settings/suppressions.yaml"))
def test_what_is_wrong_with_suppressions_is_said(case: dict[str, Any]) -> None:
    with pytest.raises(InputError) as raised:
        parse_suppressions(case["text"], "s.yaml")
    assert case["says"] in raised.value.message
