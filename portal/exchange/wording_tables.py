"""How titles worded for the seller can be worded for what the buyer achieves, in four languages."""

from __future__ import annotations

import re

Wording = tuple[re.Pattern[str], str]


def _worded(*pairs: tuple[str, str]) -> tuple[Wording, ...]:
    return tuple((re.compile(pattern, re.IGNORECASE), wording) for pattern, wording in pairs)


ENGLISH = _worded(
    (
        r"\b(?:solution|product|custom(?:i[sz]ed)?|tailored|detailed|technical)?\s*demo(?:nstration)?s?\b",
        "Team confirms the solution fits its case",
    ),
    (r"\breference (?:call|check|visit)s?\b", "Team hears from a peer who solved the same problem"),
    (
        r"\bproposals?\b|\bquot(?:e|ation)s?\b|\bpricing (?:sent|presented|delivered|shared)\b|\boffer\b",
        "Leadership agrees scope and price",
    ),
    (r"\bbusiness case\b|\broi\b|\btco\b", "Leadership confirms the business case"),
    (
        r"\bsecurity (?:questionnaire|documents?|docs|pack(?:age)?|responses?)\b|\bsoc ?2\b",
        "Security team has the answers it needs",
    ),
    (
        r"\b(?:poc|proof of concept|pilot|trial|sandbox)\b",
        "Users confirm the success criteria in their own environment",
    ),
    (r"\bdiscovery\b|\bqualif(?:y|ication)\b", "Team agrees on the problem and the goal"),
    (r"\b(?:technical )?(?:deep[- ]dive|workshop|architecture)\b", "IT confirms the technical fit"),
    (r"\b(?:contract|msa|agreement|order form|paper(?:work)?|redlines?)\b", "Legal accepts the terms"),
    (r"\bimplementation\b|\bonboarding\b|\bkick-?off\b|\btraining\b", "Team is ready to start"),
    (
        r"\bpresentation|\bpresent(?:ed|s)?\b|\bpitch\b",
        "Leadership understands the way forward and agrees on the next step",
    ),
)
JAPANESE = _worded(
    (r"デモ|実演", "チームがソリューションの適合を確認"),
    (r"提案書?|見積", "経営層が範囲と価格に合意"),
    (r"投資対効果|ROI|費用対効果", "経営層が投資効果を確認"),
    (r"セキュリティ", "情報セキュリティ部門が必要な回答を得る"),
    (r"PoC|検証|トライアル|試用", "利用者が自社環境で成功基準を確認"),
    (r"ヒアリング", "チームが課題と目標に合意"),
    (r"契約", "法務が契約条件に合意"),
    (r"説明|プレゼン|紹介", "関係者が進め方に合意"),
    (r"導入|キックオフ|研修", "チームが開始の準備を完了"),
)
TRADITIONAL = _worded(
    (r"演示|展示|demo", "團隊確認方案符合需求"),
    (r"報價|提案|建議書|方案書", "管理層同意範圍與價格"),
    (r"投資報酬|ROI|商業論證", "管理層確認商業效益"),
    (r"資安|安全", "資安部門取得所需的答覆"),
    (r"概念驗證|PoC|試用|試行", "使用者在自家環境確認成功標準"),
    (r"需求訪談|訪談|拜訪", "團隊對問題與目標達成共識"),
    (r"合約|合同", "法務同意合約條款"),
    (r"簡報|介紹|說明", "管理層了解方向並同意下一步"),
    (r"導入|啟動|教育訓練|上線", "團隊已準備好開始"),
)
SIMPLIFIED = _worded(
    (r"演示|展示|demo", "团队确认方案符合需求"),
    (r"报价|提案|建议书|方案书", "管理层同意范围与价格"),
    (r"投资回报|ROI|商业论证", "管理层确认商业效益"),
    (r"信息安全|安全", "安全部门得到所需的答复"),
    (r"概念验证|PoC|试用|试点", "用户在自己的环境中确认成功标准"),
    (r"需求访谈|访谈|拜访|调研", "团队对问题和目标达成一致"),
    (r"合同|合约", "法务同意合同条款"),
    (r"汇报|介绍|说明", "管理层了解方向并同意下一步"),
    (r"实施|启动|培训|上线", "团队已准备好开始"),
)
SELLING = re.compile(
    r"\b(?:deliver(?:ed|s|y)?|sent|send(?:s)?|submit(?:ted|s)?|present(?:ed|s|ation)?|"
    r"provid(?:e|ed|es)|demo(?:nstration|ed|s)?|pitch(?:ed)?|quot(?:e|ed|ation)|qualif(?:y|"
    r"ied|ication)|issued?|shared|showcase|upsell|follow(?:ed)?[- ]up|close(?:d)? (?:the )?deal|"
    r"closed[- ]won|customi[sz]ed demo)\b"
    r"|デモ|提出|送付|ご?提案|見積|プレゼン|ご?説明|ご?紹介|受注|クロージング|訪問"
    r"|提交|提供|報價|报价|演示|展示|簡報|汇报|介紹|介绍|拜訪|拜访|發送|发送|寄送|推銷|推销|成交|結案|结单",
    re.IGNORECASE,
)
BUYING = re.compile(
    r"\b(?:approv(?:e|ed|es|al)|confirm(?:s|ed)?|decid(?:e|es|ed)|accept(?:s|ed)?|agree(?:s|"
    r"d)?|sign(?:s|ed)?[- ]?(?:off)?|buyer|customer|client|leadership|champion|internal|"
    r"review(?:s|ed)?|procure\w*|complete(?:s)? (?:the )?security|budget)\b"
    r"|承認|決裁|稟議|合意|確認|お客様|顧客|社内|審査|審批|审批|核准|批准|確認|确认|同意|客戶|客户|內部|内部|審查|审查|採購|采购",
    re.IGNORECASE,
)
