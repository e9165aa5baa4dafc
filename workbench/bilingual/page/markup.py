"""Small pieces of HTML: escaped text, elements, attributes, language tags."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from workbench.bilingual.plain import clean

if TYPE_CHECKING:
    from workbench.locales import Locale


def esc(text: str) -> str:
    """Return ``text`` safe inside elements and quoted attributes."""
    return escape(clean(text), quote=True)


def element(name: str, content: str, **attributes: str | None) -> str:
    """Return an element around ``content``, which is HTML already.

    Attributes are escaped here and left out where they are None; ``class_`` and ``data_u``
    stand for ``class`` and ``data-u``.

    >>> element("a", "x", class_="t", data_u="1", href=None)
    '<a class="t" data-u="1">x</a>'
    """
    given = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{esc(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    return f"<{name}{given}>{content}</{name}>"


def lang(locale: Locale | None) -> str | None:
    """Return the language tag with script and region, by which a browser chooses its glyphs.

    >>> from workbench.locales import EN, ZH_TW
    >>> lang(ZH_TW), lang(EN)
    ('zh-Hant-TW', 'en')
    """
    if locale is None or not locale.is_chinese:
        return locale.tag if locale else None
    return f"{locale.language}-{locale.script}-{locale.tag.partition('-')[2]}"
