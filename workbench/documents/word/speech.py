"""The language of a Word document that changes: ``w:lang``, fonts for its script, indents."""

from __future__ import annotations

import copy
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from workbench.documents.package import child, local

if TYPE_CHECKING:
    from workbench.locales import Locale

_HAN = re.compile("[\u3400-\u9fff]")
_SERIFS = (
    "simsun",
    "mingliu",
    "fangsong",
    "kaiti",
    "dfkai",
    "songti",
    "stsong",
    "宋",
    "明",
    "仿",
    "楷",
)
_SANS = (
    "simhei",
    "heiti",
    "yahei",
    "jhenghei",
    "dengxian",
    "pingfang",
    "xihei",
    "黑",
    "等线",
    "雅黑",
)
_SERIF_FONT, _SANS_FONT = "Times New Roman", "Arial"
_HANS, _HANT = "Microsoft YaHei", "Microsoft JhengHei"
_CHARS = ("firstLineChars", "leftChars", "rightChars", "startChars", "endChars", "hangingChars")


@dataclass(frozen=True)
class Speech:
    """What the texts of a document are set in from now on."""

    locale: Locale

    @property
    def font(self) -> str:
        """The font for Chinese."""
        return _HANT if self.locale.is_traditional else _HANS

    def run_properties(self, properties: Any, run: Any) -> Any:  # noqa: ANN401 - lxml has no types
        """Return the properties of a run of translated text; None where there are none."""
        own = run.makeelement(_in(run, "rPr")) if properties is None else copy.deepcopy(properties)
        for one in list(own):
            if local(one) in {"lang", "rPrChange", "noProof"}:
                own.remove(one)
        fonts = child(own, "rFonts")
        if fonts is None and self.locale.is_chinese:
            fonts = own.makeelement(_in(own, "rFonts"))
            own.insert(1 if child(own, "rStyle") is not None else 0, fonts)
        if fonts is not None:
            self.set_fonts(fonts)
            if self.locale.is_chinese:
                # By it Word takes quotation marks and dashes for Chinese ones.
                fonts.set(_in(fonts, "hint"), "eastAsia")
            if not fonts.attrib:
                own.remove(fonts)
        return own if len(own) else None

    def set_paragraph(self, properties: Any) -> None:  # noqa: ANN401
        """Take from a paragraph the indent of two characters that Chinese begins it with."""
        indent = child(properties, "ind")
        if self.locale.is_chinese or indent is None:
            return
        if indent.get(_in(indent, "firstLineChars")):
            indent.attrib.pop(_in(indent, "firstLine"), None)
        for name in _CHARS:
            indent.attrib.pop(_in(indent, name), None)
        if not indent.attrib:
            properties.remove(indent)

    def set_fonts(self, fonts: Any) -> None:  # noqa: ANN401
        """Set a font of the other script right, and what Word is to take quotation marks for."""
        fonts.attrib.pop(_in(fonts, "hint"), None)
        east, theme = _in(fonts, "eastAsia"), _in(fonts, "eastAsiaTheme")
        if self.locale.is_chinese:
            if fonts.attrib.pop(theme, None) or fonts.get(east):
                fonts.set(east, self.font)
            return
        for name in ("ascii", "hAnsi", "cs"):
            latin = _latin(fonts.get(_in(fonts, name)))
            if latin:
                fonts.set(_in(fonts, name), latin)

    def set_styles(self, root: Any) -> None:  # noqa: ANN401
        """Set the languages and the fonts of the styles, and those that are used without one."""
        for one in list(root.iter()):
            if local(one) == "rFonts":
                self.set_fonts(one)
            elif local(one) == "lang":
                one.getparent().remove(one)
            elif local(one) == "pPr":
                self.set_paragraph(one)
        defaults = _ensured(root, "docDefaults", first=True)
        properties = _ensured(_ensured(defaults, "rPrDefault", first=True), "rPr")
        if self.locale.is_chinese:
            fonts = _ensured(properties, "rFonts", first=True)
            fonts.attrib.pop(_in(fonts, "eastAsiaTheme"), None)
            fonts.set(_in(fonts, "eastAsia"), self.font)
        properties.append(self._language(properties, "lang"))

    def set_settings(self, root: Any) -> None:  # noqa: ANN401
        """Set the language by which the fonts of a theme are chosen."""
        for one in list(root):
            if local(one) == "themeFontLang":
                root.replace(one, self._language(root, "themeFontLang"))

    def _language(self, root: Any, name: str) -> Any:  # noqa: ANN401
        made = root.makeelement(_in(root, name))
        made.set(_in(root, "val"), "en-US")
        made.set(_in(root, "eastAsia"), self.locale.tag if self.locale.is_chinese else "zh-CN")
        return made


def _latin(font: str | None) -> str | None:
    """Return a Latin font to set instead of a Chinese one; None for one that is Latin already."""
    name = (font or "").lower()
    if any(part in name for part in _SANS):
        return _SANS_FONT
    return _SERIF_FONT if any(part in name for part in _SERIFS) or _HAN.search(name) else None


def _ensured(parent: Any, name: str, *, first: bool = False) -> Any:  # noqa: ANN401
    """Return the child of that name, made where it is missing."""
    found = child(parent, name)
    if found is None:
        found = parent.makeelement(_in(parent, name))
        parent.insert(0 if first else len(parent), found)
    return found


def _in(element: Any, name: str) -> str:  # noqa: ANN401
    """Return a name in the namespace of an element."""
    return f"{element.tag.rpartition('}')[0]}}}{name}"
