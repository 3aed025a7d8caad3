"""Text in every encoding that spreadsheets write."""

import pytest

from portal.exchange.encodings import decode
from tests.unit.exchange.sheet import fully

JAPANESE = (
    "マイルストーン,担当,期限\nセキュリティ審査の完了,お客様（情報システム部）,12月8日\n"
    "契約締結,双方,1月15日\n"
)
TRADITIONAL = "里程碑,負責人,截止日\n資安審查完成,客戶（資訊部）,12月8日\n簽約,雙方,1月15日\n"
SIMPLIFIED = "里程碑,负责人,截止日期\n信息安全审查完成,客户（信息部）,12月8日\n合同签署,双方,1月15日\n"
GERMAN = "Milestone,Owner,Due\nPrüfung für Müller abgeschlossen,Jürgen Groß,10 Dec\n"

CASES = [
    (JAPANESE, "cp932", "shift_jis"),
    (JAPANESE, "euc_jp", "euc-jp"),
    (TRADITIONAL, "big5", "big5"),
    (SIMPLIFIED, "gb18030", "gb18030"),
    (SIMPLIFIED, "gb2312", "gb18030"),
    (GERMAN, "cp1252", "windows-1252"),
    (TRADITIONAL, "utf-8", "utf-8"),
    (TRADITIONAL, "utf-8-sig", "utf-8"),
    (TRADITIONAL, "utf-16", "utf-16"),
    (GERMAN, "utf-16-le", "utf-16"),
    (GERMAN, "utf-16-be", "utf-16"),
]


@pytest.mark.parametrize(("text", "codec", "name"), CASES)
def test_an_encoding_is_made_out_and_the_text_is_whole(text, codec, name):
    assert decode(text.encode(codec)) == (text, name)


@pytest.mark.parametrize(
    ("row", "codec", "name"),
    [
        ("契約,双方", "cp932", "shift_jis"),
        ("簽約,雙方", "big5", "big5"),
        ("合同签署,双方", "gb18030", "gb18030"),
    ],
)
def test_one_short_row_is_enough(row, codec, name):
    assert decode(row.encode(codec)) == (row, name)


@pytest.mark.parametrize(("mark", "codec"), [(b"\xff\xfe", "utf-16-be"), (b"\xfe\xff", "utf-16-le")])
@pytest.mark.parametrize("text", [GERMAN, TRADITIONAL])
def test_a_mark_that_names_the_wrong_byte_order_is_not_believed(mark, codec, text):
    assert decode(mark + text.encode(codec)) == (text, "utf-16")


DELIMITERS = [",", ";", "\t", "|"]


@pytest.mark.parametrize("delimiter", DELIMITERS)
def test_a_delimiter_is_made_out_beside_others_in_the_text(delimiter):
    rows = [["Step", "Owner", "Note"], ["Call", "Us", "one; two | three"], ["Sign", "Both", "four, five"]]
    text = "\n".join(delimiter.join(f'"{field}"' for field in row) for row in rows)

    draft = fully(text.encode()).draft

    assert [(one.title, one.note) for one in draft.milestones] == [
        ("Call", "one; two | three"),
        ("Sign", "four, five"),
    ]


def test_a_markdown_table_is_a_table():
    draft = fully(b"| Step | Owner |\n|---|---|\n| Call | Us |\n").draft

    assert [(one.title, one.row) for one in draft.milestones] == [("Call", 3)]


def test_quoted_line_ends_stay_in_their_cell():
    draft = fully(b'Step,Owner\r\n"Call\r\nthem",Us\r\nSign,Both\r\n').draft

    assert [(one.title, one.row) for one in draft.milestones] == [("Call them", 2), ("Sign", 3)]
