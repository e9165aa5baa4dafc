"""What a bilingual file calls a language: a tag of some kind, or a name in one of the two."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from workbench.errors import InputError
from workbench.locales import EN, LOCALES, ZH_CN, ZH_HK, ZH_SG, ZH_TW, Locale
from workbench.text.script import detect

if TYPE_CHECKING:
    from collections.abc import Iterable

_CHINESE = {"zh", "zho", "chi", "cmn"}
_ENGLISH = {"en", "eng"}
_REGIONS = {"hk": ZH_HK, "mo": ZH_HK, "tw": ZH_TW, "sg": ZH_SG, "my": ZH_SG, "cn": ZH_CN}
_SCRIPTS = {"hant": ZH_TW, "hans": ZH_CN, "cht": ZH_TW, "chs": ZH_CN}
_NAMES = {
    "中文": None,
    "汉语": None,
    "漢語": None,
    "简体中文": ZH_CN,
    "簡體中文": ZH_CN,
    "中文简体": ZH_CN,
    "简体": ZH_CN,
    "繁體中文": ZH_TW,
    "繁体中文": ZH_TW,
    "正體中文": ZH_TW,
    "中文繁體": ZH_TW,
    "繁體": ZH_TW,
    "英文": EN,
    "英语": EN,
    "英語": EN,
}
_PLACES = {
    "simplified": ZH_CN,
    "traditional": ZH_TW,
    "china": ZH_CN,
    "prc": ZH_CN,
    "mainland": ZH_CN,
    "taiwan": ZH_TW,
    "hong": ZH_HK,
    "kong": ZH_HK,
    "macao": ZH_HK,
    "singapore": ZH_SG,
}
_OF_ENGLISH = {"us", "uk", "gb", "american", "british", "united", "states", "kingdom", "australia"}
_TAG = re.compile(r"[a-z]{2,3}(?:[-_][a-z0-9]{2,8})*", re.IGNORECASE)
_SIGNS = re.compile(r"[()（），,\s]+")


class Language(NamedTuple):
    """A language that a file names, and the locale where the name tells that much."""

    said: str
    language: str = ""
    locale: Locale | None = None


def named(text: str) -> Language | None:
    """Return the language that ``text`` names, None where it names none that is known here.

    >>> [found.locale.tag for name in ("zh_Hant_HK", "简体中文", "Chinese (Taiwan, Traditional)",
    ...  "en-AU") if (found := named(name)) and found.locale]
    ['zh-HK', 'zh-CN', 'zh-TW', 'en']
    >>> named("zh"), named("fr")
    (Language(said='zh', language='zh', locale=None), None)
    """
    said = text.strip()
    for locale in LOCALES.values():
        if said.lower() == locale.name.lower():
            return Language(said, locale.language, locale)
    plain = _SIGNS.sub(" ", said).strip().lower()
    if plain in _NAMES:
        locale_or_none = _NAMES[plain]
        return Language(said, locale_or_none.language if locale_or_none else "zh", locale_or_none)
    return _in_words(said, set(plain.split())) or (_tagged(said) if _TAG.fullmatch(said) else None)


def _in_words(said: str, words: set[str]) -> Language | None:
    """Return what an English name means: ``Chinese (Simplified)``, ``English (US)``."""
    if "english" in words and words - {"english"} <= _OF_ENGLISH:
        return Language(said, "en", EN)
    places = words - {"chinese"}
    if "chinese" in words and places <= _PLACES.keys():
        # A region says more than a script does.
        found = sorted((_PLACES[one] for one in places), key=lambda one: one in {ZH_CN, ZH_TW})
        return Language(said, "zh", next(iter(found), None))
    return None


def _tagged(said: str) -> Language | None:
    first, *rest = said.replace("_", "-").lower().split("-")
    if first in _ENGLISH:
        return Language(said, "en", EN)
    if first not in _CHINESE:
        return None
    for table in (_REGIONS, _SCRIPTS):
        for part in rest:
            if part in table:
                return Language(said, "zh", table[part])
    return Language(said, "zh", None)


def locale_for(name: str, said: str, wanted: Locale | None, texts: Iterable[str]) -> Locale:
    """Return the locale of one side of a file: wanted, as said, or by its ``texts``.

    Raises InputError, naming the file, for a language that is neither Chinese nor English.
    """
    if wanted is not None:
        return wanted
    language = named(said) if said else None
    if said and language is None and said.lower() not in {"und", "mul", "*all*"}:
        raise InputError(
            f"{name}: a side of it is in {said!r}",
            hint="Chinese and English are known; --from and --to override what a file says",
        )
    if language is not None and language.locale is not None:
        return language.locale
    found = detect("\n".join(texts)).locale
    return ZH_CN if language is not None and not found.is_chinese else found
