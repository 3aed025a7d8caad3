"""Words for the two sides, as plans use them: absolute ones and those relative to who wrote the sheet."""

from __future__ import annotations

import re

from portal.exchange import german_words as german
from portal.exchange.words import pattern
from portal.room.words import Side

BUYER = pattern(
    r"""
    buyers?; buyer's; buying; customers?; customer's; clients?; client's; prospects?; purchaser;
    buyer side; 客戶[方端側]?; 客户[方端侧]?; 客方; 買方; 买方; 買家; 买家; 甲方; 顧客側?; お客様側?;
    お客さま; 買い手側?; 買手; クライアント側?; 発注者; 発注側; 購買側; 採購方; 采购方; バイヤー;
    ユーザー企業; 業主; ご担当者様
    """,
    german.SIDES[Side.BUYER],
)
SELLER = pattern(
    r"""
    sellers?; seller's; selling; vendors?; vendor's; suppliers?; provider; vendor side; 賣方; 卖方;
    賣家; 卖家; 乙方; 供應商; 供应商; 廠商; 厂商; 原廠; 原厂; 売り手側?; 売手; ベンダー側?; 受注者;
    受注側; 提案側; 販売側; 営業側; セラー; サプライヤー
    """,
    german.SIDES[Side.SELLER],
)
OURS = pattern(
    r"""
    us; we; our; ours; our side; our team; our company; your company; my company; internal; in-house;
    我方; 我們; 我们; 我司; 本公司; 敝司; 弊社側?; 当社側?; 自社側?; 当方; 我が社; 内部; 內部; 己方;
    社内
    """,
    german.OURS,
)
THEIRS = pattern(
    r"""
    them; they; their; theirs; their side; their team; external; counterparty; other side; 對方; 对方;
    先方; 貴社側?; 御社側?; 相手側?; 相手方; 貴司; 贵司; 貴公司; 贵公司; 他們; 他们
    """
)
BOTH = pattern(
    r"""
    both; both sides; both parties; both teams; shared; joint; jointly; mutual; mutually; together;
    everyone; all; all parties; either; co-owned; we both; 双方; 雙方; 兩方; 两方; 両社; 両者; 両方;
    .{0,4}双方; .{0,4}雙方; 共同; 共有; 共通; 合同; 全員; 双方共同; 一起; 一同; 共担
    """,
    german.SIDES[Side.BOTH],
)
NOT_A_SIDE = re.compile(
    r"customer success|client success|customer experience|customer support|customer service|"
    r"customer care|client services"
    r"|customer operations|客戶成功|客户成功|客戶經理|客户经理|カスタマーサクセス|economic buyer|"
    r"technical buyer|executive buyer|user buyer"
    r"|head buyer|senior buyer|buyer persona|buying committee|buying group|internal audit|"
    r"internal legal|external counsel"
    r"|internal it\b|it partner|legal partner|business partner|managing partner|channel partner|"
    r"partner manager"
)
