"""Terms for tests, written as in a glossary."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import yaml

from workbench.glossary.entries import parse

if TYPE_CHECKING:
    from workbench.glossary.term import Term

Entry = dict[str, Any]


def terms_of(entries: list[Entry]) -> list[Term]:
    """Return the terms of ``entries``, as a file of them would be read."""
    return parse(yaml.safe_dump({"terms": entries}, allow_unicode=True))[1]


TRUMP: Entry = {
    "en": "Trump",
    "zh": "特朗普",
    "zh-TW": "川普",
    "kind": "person",
    "also": {"zh": ["唐纳德·特朗普"], "en": ["Donald Trump"]},
    "unless": {"zh": ["四川普通话"]},
}
NVIDIA: Entry = {"en": "Nvidia", "zh": "英伟达", "zh-TW": "輝達", "kind": "company"}
CHIPS: Entry = {"en": ["chips", "chip"], "zh": "芯片", "zh-TW": "晶片"}
QUALCOMM: Entry = {"en": "Qualcomm", "zh": "高通", "kind": "company"}
