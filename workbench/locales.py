"""Locales that the workbench knows: language, script and region, and what stands in for what."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.errors import UsageError


@dataclass(frozen=True)
class Locale:
    """A language as written somewhere, such as ``zh-TW``."""

    tag: str
    language: str
    script: str
    name: str

    @property
    def is_chinese(self) -> bool:
        """Whether text of this locale is Chinese."""
        return self.language == "zh"

    @property
    def is_traditional(self) -> bool:
        """Whether text of this locale is written in Traditional characters."""
        return self.script == "Hant"

    def __str__(self) -> str:
        return self.tag


ZH_CN = Locale("zh-CN", "zh", "Hans", "Chinese (Mainland, Simplified)")
ZH_SG = Locale("zh-SG", "zh", "Hans", "Chinese (Singapore, Simplified)")
ZH_TW = Locale("zh-TW", "zh", "Hant", "Chinese (Taiwan, Traditional)")
ZH_HK = Locale("zh-HK", "zh", "Hant", "Chinese (Hong Kong, Traditional)")
EN = Locale("en", "en", "Latn", "English")

LOCALES = {locale.tag: locale for locale in (ZH_CN, ZH_SG, ZH_TW, ZH_HK, EN)}
CHINESE_REGIONS = tuple(tag for tag, locale in LOCALES.items() if locale.is_chinese)

_ALIASES = {
    "zh": "zh-CN",
    "cn": "zh-CN",
    "sg": "zh-SG",
    "tw": "zh-TW",
    "hk": "zh-HK",
    "zh-hans": "zh-CN",
    "zh-hans-cn": "zh-CN",
    "zh-hans-sg": "zh-SG",
    "zh-my": "zh-SG",
    "zh-hant": "zh-TW",
    "zh-hant-tw": "zh-TW",
    "zh-hant-hk": "zh-HK",
    "zh-mo": "zh-HK",
    "en-us": "en",
    "en-gb": "en",
}


def parse_locale(tag: str) -> Locale:
    """Return the locale that ``tag`` names, in any case and with ``_`` or ``-``.

    Raises UsageError for a tag that the workbench does not know.

    >>> parse_locale("zh_hant").tag
    'zh-TW'
    """
    wanted = tag.strip().replace("_", "-").lower()
    wanted = _ALIASES.get(wanted, wanted).lower()
    for locale in LOCALES.values():
        if locale.tag.lower() == wanted:
            return locale
    raise UsageError(f"unknown locale {tag!r}", hint=f"choose one of {', '.join(LOCALES)}")
