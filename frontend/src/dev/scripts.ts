/** The made-up rooms themselves. */

import type { RowLists } from "../sync/tables"
import { type Day, plusDays } from "../text/dates"
import { enact, id, type Script } from "./fixtures"

const CONTOSO: Script = {
  companies: ["Contoso", "Northwind"],
  outcome: "Contoso cuts claim handling from 9 to 4 days by 30 September",
  part: "Bo brings claims, IT and legal together and presents the case to the board.",
  goals: ["Settle claims faster without hiring.", "A reference in insurance by the end of the year."],
  measure: ["Claim handling", "9 days", "4 days"],
  people: [
    ["Bo Lindqvist", "VP Operations", "buyer", "champion"],
    ["Ada Moreau", "Account Executive", "seller", "seller_lead"],
    ["Chen Yu", "General Counsel", "buyer", "legal"],
    ["Li Wei", "CISO", "buyer", "security"],
    ["Sam Ortega", "Solutions Engineer", "seller", "seller_support"],
    ["", "CFO", "buyer", "approver", false],
  ],
  stages: [
    [
      "Teams agree on the new process",
      -7,
      [
        ["Workshop with claims and IT", "buyer", "Bo", -12, "done"],
        ["Write down the future process", "both", "Bo+Sam", -9, "done"],
        ["Bring two reference customers", "seller", "Ada", -14, "done"],
        ["Share the workshop’s results", "seller", "Sam", -8, "done"],
      ],
      { state: "done", kind: "discovery" },
    ],
    [
      "Security and legal are satisfied",
      2,
      [
        ["Security questionnaire", "buyer", "Li", 2, "in_progress"],
        [
          "Legal review of the contract",
          "buyer",
          "Chen",
          2,
          "blocked",
          { obstacle: "waiting for outside counsel", comments: 2 },
        ],
        ["Data protection impact assessment", "buyer", "Chen", -2, "open"],
        ["Send certificates and answers", "seller", "Sam", -6, "done"],
        ["Answer redlines", "seller", "Ada", 1, "open", { round: 2, comments: 1 }],
      ],
      { kind: "legal" },
    ],
    [
      "The pilot shows four days in two branches",
      9,
      [
        ["Choose branches and name testers", "buyer", "Bo", -4, "done"],
        ["Run the pilot for two weeks", "both", "Bo+Sam", 8, "in_progress"],
        ["Set up the test environment", "seller", "Sam", -3, "done"],
        ["Measure handling time before and after", "buyer", "Bo", 9],
      ],
      { kind: "technical" },
    ],
    [
      "Leadership confirms priority and budget",
      14,
      [
        ["Business case for the board", "buyer", "Bo", 11],
        ["Confirm budget for this year", "buyer", "CFO", 12],
        ["Prices and terms in writing", "seller", "Ada", 10],
      ],
      { kind: "approval" },
    ],
    [
      "Claims teams work in the new process",
      30,
      [["Plan the roll-out by region", "both", "Bo+Sam", 24]],
      { kind: "kickoff" },
    ],
  ],
  risks: [
    [
      "Outside counsel does not answer before the board meets",
      4,
      4,
      "Chen asks the partner in person; the second firm is on call.",
      2,
    ],
    [
      "The core system’s interface is slower than in the test",
      3,
      5,
      "Load test in the pilot’s first week.",
      4,
    ],
    ["The CFO has not been in a meeting yet", 3, 3, "Bo invites the CFO to the pilot review.", 0],
    ["Branch holidays thin out the pilot", 2, 2, "", 0],
  ],
  late: [10, "The board’s finance committee meets only every second Monday."],
}

const JAPANESE: Script = {
  companies: ["富士見損害保険株式会社", "ノースウィンド・ジャパン株式会社"],
  outcome:
    "富士見損害保険は、9月末までに保険金支払いに要する日数を9日から4日へ短縮し、全国の支店で定着させる",
  part: "佐藤部長が損害サービス部と情報システム部、法務部をまとめ、経営会議に上申する。",
  goals: ["人員を増やさずに支払いを早める。", "年内に保険業界での導入事例を得る。"],
  measure: ["支払所要日数", "9日", "4日"],
  people: [
    ["佐藤 健一", "業務改革推進部 部長", "buyer", "champion"],
    ["田中 美咲", "アカウントマネージャー", "seller", "seller_lead"],
    ["鈴木 裕子", "法務部 次長", "buyer", "legal"],
    ["高橋 誠", "情報セキュリティ統括責任者", "buyer", "security"],
    ["伊藤 直樹", "ソリューションエンジニア", "seller", "seller_support"],
    ["", "最高財務責任者", "buyer", "approver", false],
  ],
  stages: [
    [
      "関係部門が新しい業務プロセスに合意している",
      -7,
      [
        ["損害サービス部・情報システム部との合同ワークショップ", "buyer", "佐藤", -12, "done"],
        ["同業種の導入事例を二社紹介する", "seller", "田中", -14, "done"],
      ],
      { state: "done" },
    ],
    [
      "情報セキュリティおよび法務の確認が完了し、個人情報の取り扱いについても承認が得られている",
      2,
      [
        [
          "情報セキュリティ評価シートへの回答内容の確認と追加質問の取りまとめ",
          "buyer",
          "高橋",
          2,
          "in_progress",
        ],
        ["契約書案の法務審査", "buyer", "鈴木", 2, "blocked", { obstacle: "社外弁護士の見解待ち" }],
        ["認証書類と回答書を提出する", "seller", "伊藤", -6, "done"],
        ["修正条項案への回答", "seller", "田中", 1, "open", { round: 2 }],
      ],
    ],
    [
      "二支店での試行により四日以内の支払いが実証されている",
      9,
      [
        ["試行を二週間実施する", "both", "佐藤+伊藤", 8, "in_progress"],
        ["検証環境を構築する", "seller", "伊藤", -3, "done"],
        ["前後の所要日数を測定する", "buyer", "佐藤", 9],
      ],
    ],
    [
      "経営会議が優先度と予算を承認している",
      14,
      [
        ["稟議書の作成と関係部署への回付", "buyer", "佐藤", 11],
        ["見積書および取引条件書の提示", "seller", "田中", 10],
      ],
      { kind: "approval" },
    ],
  ],
  risks: [
    [
      "社外弁護士の回答が経営会議に間に合わない",
      4,
      4,
      "鈴木次長が直接確認し、第二候補の事務所にも打診する。",
      2,
    ],
    ["基幹システム連携の性能不足", 3, 3, "", 4],
  ],
  late: [10, "経営会議の議題枠が隔週のため。"],
}

const LONG: Script = {
  ...CONTOSO,
  companies: [
    "Rheinisch-Westfälische Versicherungsgesellschaft auf Gegenseitigkeit",
    "Northwind Enterprise Transformation Solutions International GmbH & Co. KGaA",
  ],
  outcome:
    "Die Rheinisch-Westfälische Versicherungsgesellschaft verkürzt die durchschnittliche Schadenbearbeitungsdauer in sämtlichen Niederlassungen von neun auf vier Arbeitstage bis zum 30. September",
  people: [
    [
      "Maximiliane-Alexandra Freifrau von Hohenstein-Wittelsbach",
      "Bereichsleiterin Schadenregulierungsprozessoptimierung und Digitale Transformation",
      "buyer",
      "champion",
    ],
    [
      "Bartholomäus Müller-Lüdenscheidt",
      "Senior Principal Enterprise Account Director",
      "seller",
      "seller_lead",
    ],
    ["Chen Yu", "Rechtsabteilung", "buyer", "legal"],
    ["Li Wei", "Datenschutzbeauftragte", "buyer", "security"],
    ["Sam Ortega", "Solutions Engineer", "seller", "seller_support"],
    ["", "Finanzvorstand", "buyer", "approver", false],
  ],
  stages: CONTOSO.stages.map(([title, due, todos, more], n) => [
    n === 1
      ? "Datenschutz-Folgenabschätzung, Informationssicherheitsprüfung und Auftragsverarbeitungsvereinbarung sind von allen Beteiligten abgenommen"
      : title,
    due,
    todos.map(([words, side, owner, ...rest], a) => [
      a % 2
        ? words
        : `${words}: Vereinbarkeitsprüfung mit der Unternehmensrichtlinie zur Auftragsdatenverarbeitungsvertragsgestaltung`,
      side,
      owner.replace("Bo", "Maximiliane-Alexandra").replace("Ada", "Bartholomäus"),
      ...rest,
    ]),
    more,
  ]),
}

export function contoso(today: Day): RowLists {
  const lists = enact(CONTOSO, today)
  const since = { blocker: id(22), blocked_since: plusDays(today, -4) }
  return {
    ...lists,
    action: (lists.action ?? []).map((a) => (a.state === "blocked" ? { ...a, ...since } : a)),
    milestone: (lists.milestone ?? []).map((m) =>
      m.id === lists.room?.[0]?.decision ? { ...m, baseline_due: plusDays(m.due ?? today, -6) } : m,
    ),
    stakeholder: (lists.stakeholder ?? []).map((s, n) =>
      n === 3
        ? { ...s, away_from: plusDays(today, 5), away_to: plusDays(today, 12), away_note: "conference" }
        : s,
    ),
  }
}

export function japanese(today: Day): RowLists {
  return enact(JAPANESE, today)
}

export function longNames(today: Day): RowLists {
  return enact(LONG, today)
}
