"""Hostile and broken files, made when a test asks for them: big ones are never stored.

Every maker takes nothing and returns bytes; `HOSTILE` says how the reader may answer.
"""

import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO

import xlsxwriter  # type: ignore[import-untyped]

MIB = 1024 * 1024
PNG = bytes.fromhex("89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de")
OLE = bytes.fromhex("d0cf11e0a1b11ae1")
PACKAGE = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)


@dataclass(frozen=True)
class HostileFile:
    """A file the reader must survive: how it is made, and the reasons it may be refused for.

    `refusals` are words of which the code or the sentence of the refusal must hold one;
    `may_read` says that reading what can be read, with nothing lost, is as good an answer.
    """

    filename: str
    make: Callable[[], bytes]
    refusals: frozenset[str]
    may_read: bool = False


def small_workbook() -> bytes:
    """A sound workbook of one plan, to be spoilt by others."""
    buffer = BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        tab = book.add_worksheet("Plan")
        for row, cells in enumerate([("Milestone", "Owner", "Due"), ("Signature", "Both", "2027-01-29")]):
            tab.write_row(row, 0, cells)
    return buffer.getvalue()


def with_parts(package: bytes, parts: dict[str, bytes]) -> bytes:
    """The package with some of its parts replaced or added."""
    buffer = BytesIO()
    with zipfile.ZipFile(BytesIO(package)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name not in parts:
                new.writestr(name, old.read(name))
        for name, content in parts.items():
            new.writestr(name, content)
    return buffer.getvalue()


def zip_bomb() -> bytes:
    """A worksheet of 400 MiB of blanks in less than half a MiB."""
    buffer = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(small_workbook())) as old,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            if name != "xl/worksheets/sheet1.xml":
                new.writestr(name, old.read(name))
        with new.open("xl/worksheets/sheet1.xml", "w") as part:
            part.write(
                b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
            )
            for _ in range(400):
                part.write(b" " * MIB)
            part.write(b"</sheetData></worksheet>")
    return buffer.getvalue()


def billion_laughs() -> bytes:
    """Shared strings whose entities unfold to a billion words."""
    levels = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    text = (
        f'<?xml version="1.0"?><!DOCTYPE sst [<!ENTITY l0 "ha">{levels}]>'
        '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" count="1" uniqueCount="1">'
        "<si><t>&l9;</t></si></sst>"
    )
    return with_parts(small_workbook(), {"xl/sharedStrings.xml": text.encode()})


def outside_entity() -> bytes:
    """A worksheet that asks the parser to fetch a file of the server."""
    text = (
        '<?xml version="1.0"?><!DOCTYPE sst [<!ENTITY leak SYSTEM "file:///etc/hostname">]>'
        '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" count="1" uniqueCount="1">'
        "<si><t>&leak;</t></si></sst>"
    )
    return with_parts(small_workbook(), {"xl/sharedStrings.xml": text.encode()})


def far_cell_workbook() -> bytes:
    """Two cells, the second in the last row and column a workbook can have."""
    buffer = BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        tab = book.add_worksheet("Plan")
        tab.write(0, 0, "Milestone")
        tab.write(1_048_575, 16_383, "here")
    return buffer.getvalue()


def million_rows() -> bytes:
    """A plan of a million rows, 30 MB."""
    return b"Milestone,Owner,Due\n" + b"Security review,Both,2027-01-29\n" * 1_000_000


def workbook_with_macros() -> bytes:
    """A workbook with a macro project in it."""
    return with_parts(small_workbook(), {"xl/vbaProject.bin": OLE + bytes(2048)})


def pdf() -> bytes:
    """A PDF that somebody renamed."""
    return b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n"


def png() -> bytes:
    """The screenshot of a plan, renamed."""
    return PNG + bytes(range(256)) * 8


def truncated_workbook() -> bytes:
    """The first half of an upload that broke off."""
    whole = small_workbook()
    return whole[: len(whole) // 2]


def encrypted_workbook() -> bytes:
    """What a workbook with a password looks like from outside."""
    return OLE + bytes(504) + "EncryptedPackage".encode("utf-16-le") + bytes(4096)


def word_document() -> bytes:
    """A letter with the ending of a workbook."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", PACKAGE)
        package.writestr("word/document.xml", "<w:document xmlns:w='urn:w'><w:body/></w:document>")
    return buffer.getvalue()


def nothing() -> bytes:
    """An empty file."""
    return b""


def header_alone() -> bytes:
    """A header, and no plan below it."""
    return b"Milestone,Owner,Due,Status\n"


def nul_bytes() -> bytes:
    """A text file with holes, as a broken disk leaves it."""
    return b"Milestone,Owner,Due\n" + b"Sign\x00\x00\x00\x00ature,Both,2027-01-29\n" + bytes(4096)


def three_hundred_columns() -> bytes:
    """A matrix somebody exported by mistake."""
    head = ",".join(["Milestone", "Due", *(f"Measure {n}" for n in range(298))])
    row = ",".join(["Signature", "2027-01-29", *("1" for _ in range(298))])
    return f"{head}\n{row}\n".encode()


def open_quote() -> bytes:
    """A quotation mark that never closes, with a megabyte behind it."""
    return b'Milestone,Owner,Due\n"Signature,Both,2027-01-29\n' + b"Kickoff,Both,2027-02-05\n" * 45_000


def one_long_line() -> bytes:
    """Twenty megabytes without a line end."""
    return b"Milestone " * (2 * MIB)


TOO_MUCH = frozenset({"big", "large", "long", "many", "much", "bomb", "rows", "limit", "unpack"})
NO_SHEET = frozenset({"spreadsheet", "workbook", "type", "format", "kind", "broken", "damaged", "text"})
EMPTY = frozenset({"empty", "nothing", "no rows", "no plan", "no header", "no_plan", "no_rows"})

HOSTILE = (
    HostileFile("bomb.xlsx", zip_bomb, TOO_MUCH),
    HostileFile("laughs.xlsx", billion_laughs, TOO_MUCH | NO_SHEET | {"entit", "xml", "doctype"}),
    HostileFile("leak.xlsx", outside_entity, TOO_MUCH | NO_SHEET | {"entit", "xml", "doctype"}),
    HostileFile("far-cell.xlsx", far_cell_workbook, TOO_MUCH | EMPTY | {"columns"}, may_read=True),
    HostileFile("million.csv", million_rows, TOO_MUCH),
    HostileFile("macros.xlsm", workbook_with_macros, frozenset({"macro"})),
    HostileFile("macros-renamed.xlsx", workbook_with_macros, frozenset({"macro"})),
    HostileFile("report.xlsx", pdf, NO_SHEET | {"pdf"}),
    HostileFile("screenshot.csv", png, NO_SHEET | {"image", "picture"}),
    HostileFile("half.xlsx", truncated_workbook, NO_SHEET | {"truncated", "incomplete"}),
    HostileFile("secret.xlsx", encrypted_workbook, NO_SHEET | {"encrypted", "password", "protected", "old"}),
    HostileFile("letter.xlsx", word_document, NO_SHEET | {"word", "document"}),
    HostileFile("empty.csv", nothing, EMPTY),
    HostileFile("empty.xlsx", nothing, EMPTY | NO_SHEET),
    HostileFile("header-only.csv", header_alone, EMPTY, may_read=True),
    HostileFile("holes.csv", nul_bytes, NO_SHEET | {"nul", "binary"}, may_read=True),
    HostileFile("matrix.csv", three_hundred_columns, TOO_MUCH | {"columns", "wide"}, may_read=True),
    HostileFile("quote.csv", open_quote, TOO_MUCH | NO_SHEET | {"quot"}, may_read=True),
    HostileFile("line.csv", one_long_line, TOO_MUCH | EMPTY | NO_SHEET, may_read=False),
)
