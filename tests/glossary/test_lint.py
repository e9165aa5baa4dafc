"""What the linter reports, and that the glossaries of the project give it nothing to report."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.cases import rows
from tests.glossary.shared import terms_of
from workbench.article import Met, Severity
from workbench.glossary.honour import account
from workbench.glossary.lint import lint, rules_by_name
from workbench.glossary.lint_report import as_records, as_sarif
from workbench.glossary.match import Matcher
from workbench.glossary.store import Glossary, load
from workbench.glossary.term import Order, Status
from workbench.locales import EN, LOCALES

CASES = rows("glossary/lint.yaml")
GLOSSARIES = Path(__file__).parents[2] / "glossaries"


@pytest.fixture(scope="module")
def shipped() -> Glossary:
    return load([GLOSSARIES])


@pytest.mark.parametrize("case", CASES)
def test_a_glossary_is_linted(case: dict[str, Any]) -> None:
    terms = terms_of(case["terms"])
    places = [term.place for term in terms]
    found = lint(terms, advice=case.get("advice", False))
    assert len(found) == len(case["found"]), found
    for report, wanted in zip(found, case["found"], strict=True):
        entry, rule, severity, words = wanted.split(maxsplit=3)
        assert (places.index(report.place), report.rule, report.severity) == (
            *(int(entry), rule, Severity(severity)),
        )
        assert words in report.message


def test_every_rule_has_cases() -> None:
    reported = {found.split()[1] for case in CASES for found in case.values[0]["found"]}
    rules = rules_by_name()
    elsewhere = {"shadowed-entries", "missing-regions", "unsorted-entries", "tried-keys"}
    assert reported | elsewhere == set(rules)
    assert all(rule.__doc__ for rule in rules.values())
    page = (GLOSSARIES.parent / "docs" / "glossaries.md").read_text("utf-8")
    assert [name for name in rules if f"| `{name}` |" not in page] == []


def test_what_a_later_glossary_overrides_is_shown(tmp_path: Path) -> None:
    for name in ("a", "b"):
        text = "terms: [{en: Trump, zh: 特朗普}]"
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
    glossary = load([tmp_path / "a.yaml", tmp_path / "b.yaml"])
    (found,) = lint(glossary.terms, glossary.shadowed)
    assert (found.rule, found.severity) == ("shadowed-entries", Severity.INFO)
    assert found.place.path.endswith("a.yaml")
    assert "b.yaml:1" in found.message


def test_keys_are_tried_in_texts() -> None:
    entries: list[dict[str, Any]] = [
        {"en": "Qualcomm", "zh": "高通", "unless": {"zh": ["高通道"]}},
        {"en": "university", "zh": "大学"},
        {"en": "student", "zh": "学生"},
        {"en": "vice premier", "zh": "副总理"},
        {"en": "premier", "zh": "总理"},
        {"en": "Trump", "zh": "特朗普"},
    ]
    text = "高通和高通胀、高通道。大学生来，大学城、大学。特朗普见副总理和总理。總理由他任命。"
    found = lint(terms_of(entries), texts=[text, "高通货膨胀时期的高通公司"])
    said = {one.message.partition(":")[0]: one.message for one in found}
    assert {one.rule for one in found} == {"tried-keys"}
    assert (
        "5 hits, of these 3 not taken, 1 inside a longer word: 高通和[高通]胀、高通道"
        in said["'高通'"]
    )
    assert "3 hits, of these 2 inside a longer word: 、高通道。[大学]生来" in said["'大学'"]
    assert sorted(said) == ["'大学'", "'高通'"]


def test_an_entry_out_of_place_is_reported_where_the_file_says_it_is_sorted(tmp_path: Path) -> None:
    entries = "terms: [{en: b, zh: 甲}, {en: A, zh: 乙}, {en: c, zh: 丙}]"
    path = tmp_path / "g.yaml"
    for order, wanted in (
        ("", []),
        ("en", ["A stands after b"]),
        ("zh", ["A stands after b", "c st"]),
    ):
        path.write_text((f"sorted: {order}\n" if order else "") + entries, "utf-8")
        glossary = load([path])
        found = lint(glossary.terms, (), glossary.orders)
        assert len(found) == len(wanted), order
        assert all(one.message.startswith(words) for one, words in zip(found, wanted, strict=True))


def test_most_of_a_kind_have_a_region() -> None:
    names = [{"en": f"Name {n}", "zh": f"甲乙{n}", "zh-TW": f"丙丁{n}"} for n in range(9)]
    terms = terms_of([*names, {"en": "Other", "zh": "戊己"}])
    found = [one for one in lint(terms, advice=True) if one.rule == "missing-regions"]
    assert [one.message for one in found] == [
        "Other has no zh-TW form, as 90% of its kind have here"
    ]


def test_reports_as_sarif_name_rule_and_place() -> None:
    found = lint(terms_of([{"en": "X", "zh": "美国", "forbid": {"zh": ["美国"]}}]))
    (run,) = as_sarif(found)["runs"]
    assert {one["ruleId"] for one in run["results"]} <= {
        rule["id"] for rule in run["tool"]["driver"]["rules"]
    }
    (result,) = run["results"]
    assert (result["ruleId"], result["level"]) == ("forbidden-forms", "error")
    region = result["locations"][0]["physicalLocation"]["region"]
    assert (region["startLine"], region["startColumn"]) == tuple(found[0].place[1:])
    assert as_records(found)[0]["rule"] == "forbidden-forms"


def test_the_shipped_glossaries_have_nothing_to_mend(shipped: Glossary) -> None:
    assert [found for found in lint(shipped.terms) if found.severity is not Severity.INFO] == []
    assert len(shipped) >= 150


def test_every_shipped_form_is_found_or_another_terms(shipped: Glossary) -> None:
    matcher = Matcher(shipped.terms, "zh")
    for term in (term for term in shipped.terms if not term.when and term.is_from("zh")):
        for name in ("zh", "zh-TW", "zh-HK"):
            for form in term.forms.get(name, ())[:1]:
                assert [match.span.of(form) for match in matcher.find(form)] == [form]


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("The US and Britain", "华盛顿"),
        ("the British", "伦敦"),
        ("China told the Chinese", "北京"),
        ("Japan, Japanese", "东京"),
        ("Russia and Russians", "莫斯科"),
        ("the French", "巴黎"),
        ("spaghetti and pasta", "意大利"),
        ("a Sultan", "苏丹"),
        ("the government", "行政院"),
    ],
)
def test_english_words_of_another_thing_are_not_the_term(
    shipped: Glossary, english: str, chinese: str
) -> None:
    found = Matcher(shipped.terms, "en").find(english)
    assert not [match for match in found if chinese in match.term.forms.get("zh", ())]
    other = [term for term in shipped.terms if chinese in term.forms.get("zh", ())]
    words = english.replace(",", "").split()
    assert not [form for term in other for form in term.target_forms(EN) if form in words[1:]]


@pytest.mark.parametrize(
    "english",
    [
        "In May, the park by the Moon was closed",
        "Time will tell, in about 600 BC",
        "the native speakers did their duty",
        "Rice and Cotton are grown there; Summers are hot",
        "CCTV cameras and solar energy",
        "The commission shut down the chief executive's office",
        "the Yuan dynasty",
        "Apples through a share swap",
    ],
)
def test_english_words_of_every_day_are_no_names(shipped: Glossary, english: str) -> None:
    found = Matcher(shipped.terms, "en").find(english)
    assert {match.term.id for match in found} <= {"solar energy"}


@pytest.mark.parametrize(
    ("source", "target", "to"),
    [
        ("Theresa May met Moon Jae-in", "特雷莎·梅会见文在寅", "zh-CN"),
        ("The prime minister spoke French", "首相说法语", "zh-CN"),
        ("IBM and Facebook, the GDP, an IPO", "IBM和Facebook、GDP、IPO", "zh-CN"),
        ("Australia and Indonesia", "澳洲和印尼", "zh-CN"),
        ("South Korea", "韓國", "zh-TW"),
        ("the Israeli military, 20 yuan", "以军、20元", "zh-CN"),
        ("the parliament in World War I", "一战中的议会", "zh-CN"),
    ],
)
def test_what_chinese_papers_write_is_accepted(
    shipped: Glossary, source: str, target: str, to: str
) -> None:
    matches = Matcher(shipped.terms, "en").find(source)
    uses = account(matches, target, LOCALES[to], Met.GIVEN)
    assert uses
    assert [use.form for use in uses if use.target_span is None] == []


@pytest.mark.parametrize("form", ["Peking", "Kiev", "Bombay", "Rangoon", "Nur-Sultan"])
def test_a_former_spelling_is_found_and_not_preferred(shipped: Glossary, form: str) -> None:
    (match,) = Matcher(shipped.terms, "en").find(form)
    assert match.term.status is Status.DEPRECATED
    (again,) = Matcher(shipped.terms, "zh").find(match.term.forms["zh"][0])
    assert again.term.status is Status.PREFERRED


def test_each_file_is_sorted_and_says_what_it_is() -> None:
    for path in sorted(GLOSSARIES.glob("*.yaml")):
        head = path.read_text("utf-8").partition("name:")[0]
        assert "Format:" in head
        assert "CC0-1.0" in head
        glossary = load([path])
        assert glossary.orders == {str(path): Order.EN}
        assert not [
            one for one in lint(glossary.terms, (), glossary.orders) if "unsorted" in one.rule
        ]
