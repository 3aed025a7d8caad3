"""さくら総合保険 × Northwind: a room in Japanese, just begun."""

from portal.cli.world.telling import Telling

PEOPLE = [
    {
        "name": "佐藤 由紀",
        "title": "業務改革推進部 部長",
        "email": "yuki@sakura.example",
        "side": "buyer",
        "part": "champion",
    },
    {
        "name": "高橋 隆",
        "title": "情報システム部 課長",
        "email": "takashi@sakura.example",
        "side": "buyer",
        "part": "evaluator",
    },
    {"name": "", "title": "常務取締役", "side": "buyer", "part": "approver"},
    {
        "name": "Sam Rivera",
        "title": "Solutions Engineer",
        "email": "sam@northwind.example",
        "side": "seller",
        "part": "seller_support",
    },
    {"name": "渡辺 健司", "email": "kenji@northwind.example", "side": "seller"},
]

MILESTONES = [
    ("現場と情報システム部が新しい業務の流れに合意する", "discovery", 4),
    ("自社データによる検証で効果が数字で確認される", "technical", 14),
    ("情報セキュリティ審査と法務審査が完了する", "security", 22),
    ("経営会議で稟議が承認される", "approval", 28),
    ("契約を締結し、導入を開始する", "signature", 32),
]

ACTIONS = [
    (0, "現行業務の流れと待ち時間を部門横断で洗い出し、改善の優先順位を決める", "buyer", 0, 1),
    (0, "同業他社の導入事例を二社ご紹介する", "seller", None, 2),
    (0, "効果を測る指標と目標値を決める", "both", 0, 4),
    (1, "検証環境を用意する", "seller", None, 8),
    (1, "過去三か月分の請求データを匿名化して提供する", "buyer", 1, 9),
    (1, "検証結果の報告会を開く", "both", 0, 14),
    (2, "セキュリティチェックシートに回答する", "seller", None, 16),
    (2, "セキュリティ審査を行う", "buyer", 1, 20),
    (2, "契約書案の法務審査を行う", "buyer", None, 22),
    (3, "稟議書を作成する", "buyer", 0, 25),
    (3, "費用対効果の資料を貴社の書式で用意する", "seller", None, 24),
    (4, "契約書に押印する", "both", 2, 32),
]


async def tell(room: Telling) -> None:
    """A week old: the first steps are done."""
    room.on(-6)
    await room.begin("kenji", **_draft(room))
    room.on(-5)
    await room.open("kenji")
    await room.join("yuki", "takashi", "sam")
    room.on(-2, 4)
    await room.tick("yuki", ACTIONS[0][1])
    room.on(-1, 5)
    await room.do(
        "takashi",
        "log_risk",
        title="年度末の繁忙期と検証の時期が重なる",
        probability=3,
        impact=3,
        mitigation="検証の担当者を二名体制にする。",
    )


def _draft(room: Telling) -> dict[str, object]:
    stones = [
        {"title": title, "kind": kind, "side": "buyer", "buyer_owner": 0, "due": room.day(due)}
        for title, kind, due in MILESTONES
    ]
    steps = [
        {
            "milestone": under,
            "title": title,
            "side": side,
            "due": room.day(due),
            "buyer_owner": owner if side != "seller" else None,
            "seller_owner": 4 if side != "buyer" else None,
        }
        for under, title, side, owner, due in ACTIONS
    ]
    return {
        "name": "保険金支払いの迅速化",
        "other_company": "さくら総合保険株式会社",
        "zone": "Asia/Tokyo",
        "outcome": "来年度上期末までに、保険金の支払い判断を平均九日から四日に短縮する",
        "champion_part": "佐藤部長が業務改革推進部を率い、経営会議で成果を報告する。",
        "buyer_goal": "お客様をお待たせしない支払いを、現場の負担を増やさずに実現する。",
        "seller_goal": "国内保険業界での最初の導入事例とする。",
        "measures": [
            {
                "name": "請求から判断までの日数",
                "from_value": "9日",
                "to_value": "4日",
                "by": room.day(150),
            }
        ],
        "people": PEOPLE,
        "milestones": stones,
        "actions": steps,
        "rhythm": "biweekly",
        "weekday": "wed",
    }
