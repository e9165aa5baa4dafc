"""The clean pairs: human translations of ``../shared/parallel-dev``, in both directions."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from workbench.locales import EN, ZH_CN, ZH_TW, Locale
from workbench.text.script import Script, script_of

if TYPE_CHECKING:
    from collections.abc import Iterator

SHARED = Path(__file__).parents[3] / "shared" / "parallel-dev"


class Set(NamedTuple):
    """One file of Chinese with its English; without a locale each line goes by its script."""

    name: str
    folder: str
    file: str
    locale: Locale | None


SETS = (
    Set("newsroom", "newsroom", "zh.txt", ZH_CN),
    Set("pud", "ud-pud", "zh_hant.txt", ZH_TW),
    Set("flores", "flores200-dev", "zh.txt", ZH_CN),
    Set("flores-tw", "flores200-dev", "zh_hant.txt", ZH_TW),
    Set("tatoeba", "tatoeba-test", "zh.txt", None),
)


class Clean(NamedTuple):
    """A pair of texts that belong together, in one direction."""

    source: str
    target: str
    source_locale: Locale
    target_locale: Locale

    @property
    def direction(self) -> str:
        """``zh→en`` or ``en→zh``."""
        return f"{self.source_locale.language}→{self.target_locale.language}"


def clean_pairs(one: Set) -> Iterator[Clean]:
    """Yield the pairs of a set, into English and into Chinese."""
    folder = SHARED / one.folder
    chinese = (folder / one.file).read_text("utf-8").splitlines()
    english = (folder / "en.txt").read_text("utf-8").splitlines()
    for zh, en in zip(chinese, english, strict=True):
        traditional = script_of(zh) is Script.TRADITIONAL
        locale = one.locale or (ZH_TW if traditional else ZH_CN)
        yield Clean(zh, en, locale, EN)
        yield Clean(en, zh, EN, locale)
