"""Tells what sort of work a step is from the words of its title, in four languages."""

from __future__ import annotations

import re

from portal.exchange.words import pattern, plainly
from portal.room.words import Kind

STRONG: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    (
        Kind.SIGNATURE,
        pattern(
            r"""
        signature; signatures;
        sign(?:s|ed|ing)?(?: the)? (?:contract|agreement|msa|order|order form|po|deal|docs|documents);
        sign(?:s|ed)? off on contract;
        signed; signing; e-?sign(?:ed|ature)?; counter-?sign(?:ed|ature)?;
        (?:contract|agreement|msa|order form|deal) (?:fully )?(?:execution|executed|signed|signature|signing);
        (?:contract|agreement|msa|order form|deal) (?:fully )?(?:award|closed?);
        execute (?:the )?(?:contract|agreement|msa|order form); close deal; deal closed?; closed won;
        contract close; 締結; 調印; 捺印; 押印; 契約署名; 署名; 発注書?; 契約完了; 簽約; 签约; 簽署;
        签署; 簽訂; 签订; 簽核合約; 用印; 盖章; 蓋章; 下單; 下单; 成約; 电子签; 電子簽
        """
        ),
    ),
    (
        Kind.KICKOFF,
        pattern(
            r"""
        kick-?off; go-?live; onboarding; implementation; launch(?:ed)?; rollout; roll-?out; キックオフ;
        本番稼働; 稼働開始; 導入開始; 利用開始; オンボーディング; 啟動會?; 启动会?; 上線; 上线;
        導入啟動; 实施启动; 項目启动; 開通; 开通
        """
        ),
    ),
    (
        Kind.SECURITY,
        pattern(
            r"""
        security; infosec; info-?sec; soc ?2; iso ?27001; pen-?test(?:ing)?; penetration test;
        vulnerability; privacy; dpia; gdpr; cyber; caiq; sig questionnaire; vra; vendor risk;
        セキュリティ.*; 情報保護; 脆弱性; 資安; 信息安全; 資訊安全;
        安全(?:評估|评估|审查|審查|審核|审核|問卷|问卷); 安全; 滲透; 渗透; 個資; 等保
        """
        ),
    ),
    (
        Kind.LEGAL,
        pattern(
            r"""
        legal; red-?lin(?:e|es|ed|ing); msa; nda; dpa; terms (?:and|&) conditions; t&cs?;
        contract review; contract; contracts; contracting; agreement; paper(?:ing|work)?; counsel;
        compliance; clauses?; baa; 法務; 法务; 契約; 合約; 合同; 條款; 条款; 規約; リーガル;
        コンプライアンス; 合規; 合规; 保密協議; 保密协议; 秘密保持
        """
        ),
    ),
    (
        Kind.PROCUREMENT,
        pattern(
            r"""
        procurement; purchas(?:e|ing)(?: order| requisition)?; po;
        vendor (?:set-?up|onboarding|registration|form|master);
        supplier (?:set-?up|onboarding|registration); requisition; rfp; rfq; tender; 調達; 購買;
        稟議書?発注; 取引先登録; 採購; 采购; 請購; 请购; 供應商(?:註冊|建檔|登錄);
        供应商(?:注册|准入|建档); 招標; 招标; 投標; 投标; 比價; 比价
        """
        ),
    ),
    (
        Kind.APPROVAL,
        pattern(
            r"""
        approv(?:e|es|al|als|ed|ing); sign-?off; board; committee; go/no-?go; decision; steerco;
        steering; green-?light; budget (?:approval|confirmed|secured); 承認; 決裁; 稟議; 取締役会;
        役員会?; 意思決定; 決定; 審批; 审批; 核准; 批准; 簽核; 董事會?; 董事会?; 決策; 决策; 立項;
        立项; 決議; 决议; 拍板; 核決
        """
        ),
    ),
    (
        Kind.TECHNICAL,
        pattern(
            r"""
        technical; tech; architecture; integration; integrations; poc; proof of concept; pilot; trial;
        demo; demonstration; deep-?dive; sandbox; validation; configuration; environment;
        data migration; api; sso; testing; test; prototype; proof of value; pov; evaluation; workshop;
        requirements?; 技術; 技术; 検証; デモ.*; トライアル; 試用; 试用; 試点; 试点; 試行; 実証;
        概念驗證; 概念验证; 演示; 展示; 測試; 测试; 架構; 架构; 整合; 集成; 連携; 環境; 要件; 評価;
        評估; 评估; 需求
        """
        ),
    ),
    (
        Kind.COMMERCIAL,
        pattern(
            r"""
        commercials?; pric(?:e|es|ing); proposals?; quotes?; quotation; negotiat(?:e|ion|ions);
        business case; roi; tco; budget; terms; value (?:case|assessment); cost; discount; order form;
        sow; statement of work; 提案; 見積.*; 価格; 交渉; 商務; 商务; 報價; 报价; 價格; 价格; 議價;
        议价; 談判; 谈判; 預算; 预算; 予算; 費用; 费用; 投資対効果; 商業; 商业; 方案; 建議書; 建议书;
        成本
        """
        ),
    ),
    (
        Kind.DISCOVERY,
        pattern(
            r"""
        discovery; stakeholders?; success criteria; requirements gathering; needs; alignment; align;
        pain; scop(?:e|ing); decision process; buying process; mapping; map; intro; introduction;
        qualification; goals?; objectives?; use cases?; executive alignment; assessment;
        reference call; interview; interviews; ヒアリング; 課題; 現状; 要件定義; 目標; 目标; 成功基準;
        成功指標; 需求(?:訪談|访谈|確認|确认|調研|调研); 訪談; 访谈; 調研; 调研; 痛點; 痛点; 關係人;
        关系人; 干系人; 初回; 面談; キーマン; 初步; 探索; 了解
        """
        ),
    ),
)
PLAIN_DISCOVERY = re.compile(r"discovery|ヒアリング|訪談|访谈|調研|调研")
APPROVING = re.compile(
    r"(?<![a-z])(?:approv(?:al|es?|ed|ing)|sign-?off|go/no-?go|go / no-?go)(?![a-z])|"
    r"承認|決裁|審批|审批|核准|批准"
)
SIGN = re.compile(r"^(?:e-?|counter-?)?sign(?:ed)?(?! ?-?off)(?![a-z])")
NOT_SIGNED = re.compile(r"(?<![a-z])(?:nda|dpa)(?![a-z])|保密|秘密保持|稟議")
NAMES = {kind.value: kind for kind in Kind}


def kind_of(title: str) -> Kind:
    """The sort of work in a title: a signature wins, then an approval, else the first word."""
    words = plainly(title)
    found = [(match.start(), kind) for kind, known in STRONG if (match := known.search(words))]
    kinds = {kind for _, kind in found}
    if (Kind.SIGNATURE in kinds or SIGN.search(words)) and not NOT_SIGNED.search(words):
        return Kind.SIGNATURE
    if Kind.APPROVAL in kinds and (APPROVING.search(words) or not kinds & NAMED_FIRST):
        return Kind.APPROVAL
    weighty = [
        pair
        for pair in found
        if pair[1] in NAMED_FIRST or (pair[1] is Kind.DISCOVERY and PLAIN_DISCOVERY.search(words))
    ]
    return min(weighty or found or [(0, Kind.OTHER)], key=lambda pair: pair[0])[1]


NAMED_FIRST = frozenset(
    {Kind.SECURITY, Kind.LEGAL, Kind.PROCUREMENT, Kind.KICKOFF, Kind.TECHNICAL, Kind.COMMERCIAL}
)


def kind_named(text: str) -> Kind | None:
    """The kind that a cell of a kind column names."""
    words = plainly(text)
    if words in NAMES:
        return NAMES[words]
    found = kind_of(words)
    return found if found is not Kind.OTHER and len(words) <= 40 else None
