"""Styles of the document: fonts for both scripts, language tags, one style per kind of block.

Word takes the font of a character from its script: ``w:eastAsia`` for Chinese, ``w:ascii`` for
Latin. Without it, Chinese is shown in whatever font the reader's Word falls back to, with the
glyphs of whatever region that font is for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

from workbench.article import BlockKind

if TYPE_CHECKING:
    from docx.document import Document
    from docx.styles.style import CharacterStyle, ParagraphStyle

    from workbench.article import Article
    from workbench.locales import Locale

SOURCE, TARGET, CODE, SMALL, MARKER = "Source", "Target", "Code", "Small Print", "Marker"
_LATIN, _FIXED = "Calibri", "Consolas"
_HANS, _HANT = "Microsoft YaHei", "Microsoft JhengHei"
_SIZE = Pt(10.5)
_KINDS = {
    BlockKind.HEADING: "Heading",
    BlockKind.LIST_ITEM: "Item",
    BlockKind.QUOTE: "Quote",
    BlockKind.CAPTION: "Caption",
}
GREY = RGBColor(0x5F, 0x63, 0x68)
_THEMED = ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme")


def style_name(side: str, kind: BlockKind) -> str:
    """Return the name of the style for a kind of block on one side."""
    return f"{side} {_KINDS[kind]}" if kind in _KINDS else side


def add_styles(document: Document, article: Article) -> None:
    """Give a new document the styles that its paragraphs name."""
    chinese = _chinese(article)
    for name in ("Normal", "Title", "Heading 1", "Header", "Footer"):
        set_language(_paragraph_style(document, name), chinese, speaks_chinese=False)
    normal = _paragraph_style(document, "Normal")
    normal.font.size = _SIZE
    normal.paragraph_format.space_after = Pt(0)
    title = _paragraph_style(document, "Title")
    title.font.size, title.font.color.rgb = Pt(18), RGBColor(0, 0, 0)
    heading = _paragraph_style(document, "Heading 1")
    heading.font.size, heading.font.color.rgb = Pt(13), RGBColor(0, 0, 0)
    _add_sides(document, article, chinese)
    _add_plain(document)


def _chinese(article: Article) -> Locale | None:
    """Return the Chinese locale of the article, whichever side it is."""
    sides = (article.source_locale, article.target_locale)
    return next((locale for locale in sides if locale and locale.is_chinese), None)


def _add_sides(document: Document, article: Article, chinese: Locale | None) -> None:
    for side, locale in ((SOURCE, article.source_locale), (TARGET, article.target_locale)):
        speaks_chinese = locale is not None and locale.is_chinese
        base = _new_style(document, side, "Normal")
        set_language(base, locale if speaks_chinese else chinese, speaks_chinese=speaks_chinese)
        for kind in _KINDS:
            style = _new_style(document, style_name(side, kind), side)
            style.font.bold = kind is BlockKind.HEADING or None
            slanted = not speaks_chinese and kind in {BlockKind.CAPTION, BlockKind.QUOTE}
            style.font.italic = slanted or None
            if kind is BlockKind.CAPTION:
                style.font.color.rgb = GREY


def _add_plain(document: Document) -> None:
    code = _new_style(document, CODE, "Normal")
    code.font.size = Pt(9)
    _fonts(code, _FIXED, _HANS, hint=False)
    small = _new_style(document, SMALL, "Normal")
    small.font.size, small.font.color.rgb = Pt(8.5), GREY
    small.paragraph_format.space_before = small.paragraph_format.space_after = Pt(3)
    marker = document.styles.add_style(MARKER, WD_STYLE_TYPE.CHARACTER)
    cast("CharacterStyle", marker).font.color.rgb = GREY
    _add_comments(document)


def _add_comments(document: Document) -> None:
    """Add Word's own styles of comments, by the ids that python-docx names them with."""
    text = document.styles.add_style("annotation text", WD_STYLE_TYPE.PARAGRAPH, builtin=True)
    text.element.styleId = "CommentText"
    cast("ParagraphStyle", text).font.size = Pt(10)
    sign = document.styles.add_style("annotation reference", WD_STYLE_TYPE.CHARACTER, builtin=True)
    sign.element.styleId = "CommentReference"
    cast("CharacterStyle", sign).font.size = Pt(8)


def _paragraph_style(document: Document, name: str) -> ParagraphStyle:
    return cast("ParagraphStyle", document.styles[name])


def _new_style(document: Document, name: str, base: str) -> ParagraphStyle:
    style = cast("ParagraphStyle", document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH))
    style.base_style = document.styles[base]
    return style


def set_language(
    style: ParagraphStyle, chinese: Locale | None, *, speaks_chinese: bool = True
) -> None:
    """Set the fonts of a style and the languages that it is checked in.

    ``speaks_chinese`` says that its text is Chinese, so quotes and dashes are Chinese ones.
    """
    traditional = chinese is not None and chinese.is_traditional
    _fonts(style, _LATIN, _HANT if traditional else _HANS, hint=speaks_chinese)
    properties = style.element.get_or_add_rPr()
    for old in properties.findall(qn("w:lang")):
        properties.remove(old)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "en-US")
    language.set(qn("w:eastAsia"), chinese.tag if chinese else "zh-CN")
    properties.append(language)


def _fonts(style: ParagraphStyle, latin: str, chinese: str, *, hint: bool) -> None:
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in _THEMED:
        fonts.attrib.pop(qn(f"w:{name}"), None)
    for name in ("ascii", "hAnsi", "cs"):
        fonts.set(qn(f"w:{name}"), latin)
    fonts.set(qn("w:eastAsia"), chinese)
    if hint:
        fonts.set(qn("w:hint"), "eastAsia")
