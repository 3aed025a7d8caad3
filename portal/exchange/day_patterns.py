"""The patterns of single moments in a sheet: days, months, quarters, weeks, offsets from the start."""

from __future__ import annotations

import re
from datetime import date

from portal.exchange.day_words import MONTH

EXCEL_EPOCH = date(1899, 12, 30)
SEPARATED = re.compile(r"(\d{1,4})\s*([./-])\s*(\d{1,2})(?:\s*\2\s*(\d{4}|\d{1,2}))?\.?")
CJK_DAY = re.compile(
    r"(?:(令和|r|平成|民國|民国|中華民國|西暦|公元)?\s*(\d{2,4}|元|\d)\s*年度?\s*)?(\d{1,2})\s*月\s*(?:(\d{1,2})\s*[日号號]?|(底|末|中旬?|上旬|初旬?|下旬|月底|中頃|頃)?)"
)
REIWA = re.compile(r"(?:r|令和)\s*(\d{1,2})[./年-](\d{1,2})[./月-](\d{1,2})日?")
MINGUO = re.compile(r"(?:中華)?民[國国]\s*(\d{2,3})\s*[./-]\s*(\d{1,2})\s*[./-]\s*(\d{1,2})")
YEAR_END = re.compile(
    r"(?:end of (?:the )?year|eoy|year[- ]?end)(?:[\s,]*(\d{4}))?|(?:(\d{4})年?|今年|本年)?(?:年底|年末|底)"
)
MONTH_OF_YEAR = re.compile(r"(0?[1-9]|1[0-2])\s*/\s*(20\d{2})")
YEAR_TEXT = r"(?:,?\s*|-|/|\s)(\d{4}|'?\d{2})?"
ORDINAL = r"(\d{1,2})(?:st|nd|rd|th)?"
MONTH_DAY = re.compile(
    rf"{MONTH}(?:[\s/]*{ORDINAL}(?:(?:,\s*|\s+|[-/](?=\d{{4}}))(\d{{4}}|'?\d{{2}}))?|-{ORDINAL}(?:[-,]\s*(\d{{4}}|\d{{2}}))?)"
)
DAY_MONTH = re.compile(rf"{ORDINAL}\.?(?:\s*|\s+of\s+|[-/]){MONTH}(?:(?:,\s*|\s+|[-/])(\d{{4}}|'?\d{{2}}))?")
YEAR_MONTH_DAY = re.compile(rf"(\d{{4}})[\s/-]+{MONTH}[\s/-]+{ORDINAL}")
MONTH_ONLY = re.compile(
    rf"(?:(end|eom|late|mid|early|beginning|start)(?: of)?[\s-]*)?{MONTH}(?:[\s,/-]*(\d{{4}}|"
    rf"'\d{{2}}))?(?:\s*(end))?"
)
YEAR_MONTH = re.compile(r"(\d{4})\s*[-/年.]\s*(\d{1,2})\s*月?(底|末)?")
QUARTER = re.compile(
    r"(?:(?:end|eo|close|eoq)\s*(?:of\s*)?)?(?:(?P<y1>\d{4})\s*年?\s*[-/]?\s*)?(?:the\s*)?(?:q\s*(?P<q1>[1-4])|"
    r"(?P<q2>[1-4])\s*q|第\s*(?P<q3>[1-4])\s*(?:四半期|季度?)|(?P<q4>[1-4])(?:st|nd|rd|"
    r"th) quarter)"
    r"(?:\s*(?:end|末|底|終わり))?(?:[\s,/-]*(?P<y2>\d{4}|'\d{2}|fy\s*\d{2,4}|(?<=q)\d{2}))?(?:\s*(?:end|末|底))?"
)
HALF = re.compile(
    r"(?:(?:end|close)\s*(?:of\s*)?)?(?:(?P<y1>\d{4})\s*年?\s*[-/]?\s*)?(?:the\s*)?(?:h\s*(?P<h1>[12])|"
    r"(?P<h2>[12])\s*h|(?P<first>first half|上半年)|(?P<second>second half|下半年))(?:\s*of)?"
    r"(?:[\s,/-]*(?P<y2>\d{4}|'\d{2}))?(?:\s*(?:end|末|底))?"
)
WEEK = re.compile(
    r"(?:(?:(?:the )?(?:end|close) of )?(?:weeks?|wks?|wochen?|eow|w)\.?\s*#?\s*(\d{1,3})|"
    r"第\s*(\d{1,3})\s*[週周]目?|(\d{1,3})\s*[週周]目|[週周]\s*(\d{1,3}))(?:\s*(?:end|末|末日|内|內|中))?"
)
ISO_WEEK = re.compile(
    r"(\d{4})\s*-?\s*(?:w|kw|cw|week)\s*(\d{1,2})|(?:kw|cw)\s*(\d{1,2})(?:[\s/-]+(\d{4}))?|w(?:eek)?\s*(\d{1,2})[\s,/-]+(\d{4})"
)
WEEK_OF = re.compile(
    r"(?:(?:week|wk)\s*(?:of|commencing|beginning|starting|w/?c)|w/?c|w/b)\s*:?\s*(.+)|(.+?)\s*(?:の週|那週|那周|當週|当周|週中|週)"
)
START = (
    r"(?:date|start|start date|signing|kick-?off|today|t|d|day|x|開始日|起始日|開始|開始日期|"
    r"开始日期|日付|日期|開催日|基準日)"
)
OFFSET = re.compile(
    rf"\[?\s*\[?\s*{START}\s*\]?\s*(?:([+\-−–])\s*(\d{{1,4}})\s*(business days?|working days?|"
    rf"bd|wd|営業日|工作日|工作天|days?|d|日|天|weeks?|w|週間?|周)?)?\s*\]?"
)
STARTS = {"t", "t0", "d0", "start", "start date", "today", "day 0", "開始日", "起始日", "开始日"}
BARE_OFFSET = re.compile(
    r"\+\s*(\d{1,4})\s*(business days?|working days?|bd|wd|営業日後?|个?工作日后?|個?工作[日天]後?|"
    r"days?|d|日後?|天后?|天後|weeks?|w|週間?後?|[週周]后?)?"
)
LATER = re.compile(
    r"(?:start|kick-?off|開始|开始)(?:日)?(?:から|后|後)?\s*(\d{1,4})\s*(営業日|日|天|"
    r"個?工作日|个工作日|週間?|周)(?:後|后)|(\d{1,4})\s*(business days?|working days?|"
    r"days?|weeks?)\s*(?:after|from)\s*(?:the\s*)?(?:start|kick-?off|today)"
)
DAY_NUMBER = re.compile(r"(?:days?\s*#?\s*|d)(\d{1,4})|第\s*(\d{1,4})\s*[天日]|(\d{1,4})\s*日目")
MONTH_NUMBER = re.compile(
    r"(?:(?:end of )?months?\s*#?\s*|m)(\d{1,2})|第\s*(\d{1,2})\s*(?:個|个|か|ヶ|カ)?月|"
    r"(\d{1,2})\s*(?:か|ヶ|カ)月目"
)
SERIAL = re.compile(r"[2-9]\d{4}(?:\.\d+)?")
COMPACT = re.compile(r"(20\d{2})(\d{2})(\d{2})")
