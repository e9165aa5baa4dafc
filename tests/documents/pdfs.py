"""Small PDF files, made object by object."""

from __future__ import annotations

HEAD = (
    "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def\n"
    "1 begincodespacerange <0000> <ffff> endcodespacerange\n"
)
FONT = (
    b"<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H"
    b" /DescendantFonts [4 0 R] /ToUnicode 5 0 R >>"
)
DESCENDANT = (
    b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X /DW 1000"
    b" /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>"
)


def characters(pages: list[list[str]]) -> bytes:
    """Return the table from codes to characters: each has its own code point."""
    codes = sorted({char for page in pages for line in page for char in line})
    lines = "".join(f"<{ord(char):04x}> <{ord(char):04x}>\n" for char in codes)
    return f"{HEAD}{len(codes)} beginbfchar\n{lines}endbfchar\nendcmap end end".encode()


def pdf(pages: list[list[str]]) -> bytes:
    """Return a PDF with these lines on its pages; a page without lines holds nothing."""
    first = 6
    kids = " ".join(f"{first + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        FONT,
        DESCENDANT,
        stream(characters(pages)),
    ]
    for number, lines in enumerate(pages):
        resources = b"/Font << /F 3 0 R >>" if lines else b""
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Resources"
            b" << %b >> /Contents %d 0 R >>" % (resources, first + 2 * number + 1)
        )
        shown = "".join(f"<{line.encode('utf-16-be').hex()}> Tj 0 -20 Td " for line in lines)
        objects.append(stream(f"BT /F 12 Tf 50 700 Td {shown} ET".encode()))
    return written(objects)


def stream(content: bytes) -> bytes:
    """Return a stream object."""
    return b"<< /Length %d >>\nstream\n%b\nendstream" % (len(content), content)


def written(objects: list[bytes]) -> bytes:
    """Return the file of these objects."""
    out = b"%PDF-1.7\n"
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    return (
        out
        + b"xref\n0 %d\n0000000000 65535 f \n%b" % (size, table)
        + (b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (size, len(out)))
    )
