"""From bytes to tabs: what kind of file it really is, whether it is safe, and who reads it."""

from __future__ import annotations

from pathlib import PurePath

from portal.exchange.delimited import read_delimited
from portal.exchange.errors import Unreadable
from portal.exchange.grid import Book
from portal.exchange.limits import LIMITS, MEGABYTE
from portal.exchange.packed import check_packed
from portal.exchange.workbook import read_workbook

ZIP = b"PK\x03\x04"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
SIGNATURES = {
    b"%PDF": "a PDF",
    b"\x89PNG": "an image",
    b"\xff\xd8\xff": "an image",
    b"GIF8": "an image",
    b"RIFF": "a media file",
    b"\x1f\x8b": "a compressed file",
    b"7z\xbc\xaf": "a compressed file",
    b"Rar!": "a compressed file",
    b"\x7fELF": "a program",
    b"MZ\x90": "a program",
    b"{\\rtf": "a text document",
    b"<?xml": "an XML file",
    b"SQLite format": "a database",
}
WEB_PAGE = (b"<!doctype", b"<html", b"<table")
MACRO_NAMES = (".xlsm", ".xltm", ".xlam")


def open_book(data: bytes, filename: str) -> Book:
    """The tabs of a file; raises Unreadable. What it is comes from its bytes, never from its name alone."""
    if not data.strip(b"\x00\t\r\n \xef\xbb\xbf"):
        raise Unreadable("empty")
    if len(data) > LIMITS.file:
        raise Unreadable("too_big", limit=LIMITS.file // MEGABYTE)
    if filename.lower().endswith(MACRO_NAMES):
        raise Unreadable("macros")
    if filename.lower().endswith(".xlsb"):
        raise Unreadable("wrong_type", found="a binary workbook")
    _refuse_signatures(data)
    if data.startswith((ZIP, b"PK\x05\x06")):
        check_packed(data)
        return read_workbook(data)
    if data.startswith(OLE):
        _check_ole(data)
        return read_workbook(data)
    if filename.lower().endswith((".xlsx", ".ods", ".xls")) and b"\x00" in data[:4096]:
        raise Unreadable("broken", detail="it is not a workbook inside")
    return read_delimited(data, PurePath(filename).stem or filename)


def _refuse_signatures(data: bytes) -> None:
    start = data.lstrip(b"\xef\xbb\xbf \t\r\n")[:32]
    for signature, found in SIGNATURES.items():
        if start.startswith(signature):
            raise Unreadable("wrong_type", found=found)
    if start.lower().startswith(WEB_PAGE):
        raise Unreadable("wrong_type", found="a web page")


def _check_ole(data: bytes) -> None:
    """The old container also holds documents, macros and encrypted new workbooks; its names are UTF-16."""
    names = {
        name: name.encode("utf-16-le") in data
        for name in (
            "EncryptedPackage",
            "_VBA_PROJECT",
            "WordDocument",
            "PowerPoint Document",
            "Workbook",
            "Book",
        )
    }
    if names["EncryptedPackage"]:
        raise Unreadable("encrypted")
    if names["_VBA_PROJECT"]:
        raise Unreadable("macros")
    if not (names["Workbook"] or names["Book"]):
        raise Unreadable("wrong_type", found="another office document")
