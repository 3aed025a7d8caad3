"""Words for titles, departments and the roles of a selling company, and for duties that are no person."""

from __future__ import annotations

import re
from functools import lru_cache

from portal.exchange.words import is_cjk, pattern, plainly

SELLER_ROLES = pattern(
    r"""
    ae; aes; se; ses; sa; csm; csms; am; sdr; bdr; tam; ps; ae/se; kam; sc; tsm; cse; fse; rvp;
    avp sales; dsr; isr;
    (?:(?:enterprise|senior|strategic|sr\.?|key) )?account (?:executive|exec|manager|director|lead|rep);
    (?:named|global) account (?:executive|exec|manager|director|lead|rep);
    (?:major|lead|commercial|mid-?market) account (?:executive|exec|manager|director|lead|rep);
    (?:senior |lead |sr\.? )?(?:sales|solutions?|systems) (?:engineer|architect|consultant|specialist);
    (?:senior |lead |sr\.? )?(?:pre-?sales|technical sales) (?:engineer|architect|consultant|specialist);
    sales;
    sales (?:rep|representative|manager|director|lead|leader|leadership|vp);
    sales (?:exec|executive|team|ops|operations);
    (?:vp|head|director)(?: of)? sales; cro; presales; pre-?sales;
    (?:customer|client) success(?: (?:manager|team|lead|rep))?; cs(?:m)? manager;
    solutions? (?:engineering|consulting|architecture);
    implementation (?:manager|lead|team|consultant|specialist|engineer);
    onboarding (?:manager|lead|team|specialist); professional services; deal desk; support engineer;
    technical account manager; delivery (?:manager|lead|team); seller lead; 営業; 営業担当; 営業部長?;
    営業マネージャー; プリセールス; セールス; セールスエンジニア; カスタマーサクセス;
    カスタマーサクセスマネージャー; 導入コンサル(?:タント)?; アカウントエグゼクティブ;
    ソリューションエンジニア; ソリューションアーキテクト; 業務; 業務代表; 業務經理; 業務部; 業務主管;
    業代; 銷售; 销售; 銷售(?:經理|代表|總監|工程師); 销售(?:经理|代表|总监|工程师); 售前;
    售前(?:工程師|工程师|顧問|顾问|支持)?; 客戶成功(?:經理)?; 客户成功(?:经理)?; 客戶經理; 客户经理;
    大客戶經理; 大客户经理; 解決方案(?:架構師|工程師|顧問); 解决方案(?:架构师|工程师|顾问);
    實施(?:顧問|團隊|經理); 实施(?:顾问|团队|经理); 交付(?:經理|經理|团队|團隊|经理); 方案架构师
    """
)
NOT_OURS = re.compile(r"^(?:vp|svp|evp|head|chief|director|dir|cxo)\b.*(?:success|operations|ops)")
TITLE_WORDS = pattern(
    r"""
    ceo; cfo; cto; cio; ciso; coo; cmo; cpo; cdo; cro; cco; chro; cao; cso; gc; dpo; c-?level;
    c-?suite; vp\+?; svp; evp; avp; gm; md; pm; pmo; po; ea; hr; it; qa; ops; eb; bu; r&d; fp&a;
    president; chair(?:man|woman|person)?; founder; co-founder; partner; principal; directors?; dir\.?;
    head; managers?; mgr\.?; lead; leader; leads; leadership; officers?; chief; counsel; lawyers?;
    attorney; legal; finance; financial; procurement; purchasing; buyer; security; infosec; info-?sec;
    cyber(?:security)?; privacy; compliance; risk; audit; engineering; engineers?; architects?;
    architecture; operations; marketing; product; data; analytics; analysts?; admins?; administrators?;
    executives?; execs?; exec; sponsors?; champions?; board; committee; steerco; approvers?;
    evaluators?; users?; owner; stakeholders?; consultants?; coordinators?; specialists?; controllers?;
    treasurer; accounting; accounts payable; ap; secretary; assistant; supervisor; superintendent;
    planner; developers?; teams?; dept\.?; departments?; division; group; office; unit;
    human resources; people ops; information technology; technology; technical; decision[- ]makers?;
    signator(?:y|ies); signer; reps?; representative; poc; sme; smes; support; service desk;
    supply chain; quality; facilities; plant; site; regional; business owner; business; project;
    program; programme; implementation; 部長; 課長; 係長; 社長; 会長; 専務; 常務; 取締役; 本部長; 室長;
    主任; 執行役員; 役員; 責任者; 担当者; 担当; マネージャー; リーダー; ディレクター; [^\s]{1,8}部;
    [^\s]{1,8}課; [^\s]{1,8}室; [^\s]{2,8}チーム; 情シス; 情報システム; 経理; 人事; 総務; 購買; 調達;
    経営企画; 経営層?; 現場; スポンサー; チャンピオン; キーマン; 決裁者; 推進役; 法務; 法务; 財務;
    财务; 採購; 采购; 資訊; 资讯; 信息; 資安; 信息安全; 總監; 总监; 經理; 经理; 總經理; 总经理; 主管;
    處長; 处长; 科長; 科长; 部门; 部門; 組長; 组长; 董事; 董事長; 董事长; 董事會; 董事会; 執行長;
    首席[^\s]{1,6}官; [^\s]{1,4}長; 工程師; 工程师; 專員; 专员; 副總; 副总; 總裁; 总裁; 高層; 高层;
    團隊; 团队; 小組; 小组; 使用者; 用户; 老闆; 老板; 委員会; 委員會; 委员会; 架構師; 架构师; 顧問;
    顾问; 會計; 会计; 行政; 總務; 总务; 決策者; 决策者; 發起人; 发起人; 內部推手; 推手; 技術; 技术;
    運營; 运营; 營運; 品保; 生管; 研發; 研发; 人資; 稽核
    """
)
TEAMS = pattern(
    r"""
    teams?; dept\.?; departments?; division; group; committee; board; it; legal; finance; procurement;
    purchasing; security; infosec; engineering; operations; ops; hr; marketing; compliance; accounting;
    leadership; executives; stakeholders; users; sales; presales; professional services; pmo;
    [^\s]{1,8}部; [^\s]{1,8}課; チーム; 法務; 法务; 財務; 财务; 採購; 采购; 資訊; 資安; 信息; 情シス;
    経理; 購買; 調達; 現場; 團隊; 团队; 部門; 部门; 小組; 小组; 委員会; 委員會; 委员会; 董事會; 董事会;
    營運; 業務; 營業
    """
)
DUTIES = pattern(
    r"""
    deliver(?:s|ed|y)?; review(?:s|ed|ing|er)?; build(?:s)?; present(?:s|er)?; drive(?:s|r)?;
    respond(?:s)?; arrange(?:s)?; attend(?:s)?; validate(?:s)?; with; input; provide(?:s)?;
    approve(?:s)?; sign(?:s)?; prepare(?:s)?; send(?:s)?; support(?:s|ing|ed)?; own(?:s)?; draft(?:s)?;
    execute(?:s)?; complete(?:s)?; host(?:s)?; schedule(?:s)?; confirm(?:s)?; coordinate(?:s)?;
    facilitate(?:s)?; share(?:s)?; collect(?:s)?; answer(?:s)?; assist(?:s)?; help(?:s)?; lead(?:s)?;
    consult(?:ed)?; inform(?:ed)?; run(?:s)?; create(?:s)?; set ?up; submit(?:s)?; negotiate(?:s)?;
    redline(?:s)?; issue(?:s)?; decide(?:s)?; internally?; primary; secondary; backup; optional;
    if needed; led; driven; owned; accountable; responsible; to confirm; tbc; tbd; 提供; 審閱; 审阅;
    主導; 主导; 支援; 支持; 配合; 確認; 确认; 準備; 准备; 作成; 提出; 対応; レビュー; 協力; 実施; 回答;
    簽署; 签署; 主催; 参加; 執行; 协助; 協助; 推進; 推进; 回覆; 回复; 審查; 审查; 交付; 構築; 調整; 主;
    (?:承認|決裁|検討|検証|評価|受領|依頼|送付|説明|署名|押印|審議|出席|起草)(?![者人員官部課会長]);
    (?:批准|核准|審批|审批|簽字|签字|用印|盖章|蓋章|評審|评审|撰寫|编写|製作|制作)(?![者人員员官部課课会會長长]);
    (?:演示|展示|反饋|反馈|回饋|驗收|验收|測試|测试|參與|参与|安排|驗證|验证|評估|评估)(?![者人員员官部課课会會長长]);
    (?:提交|提案)(?![者人員员官部課课会會長长])
    """
)
TITLE_TAIL = re.compile(
    r"(?:部長|課長|係長|社長|会長|専務|常務|取締役|本部長|室長|主任|執行役員|マネージャー|リーダー|ディレクター|總監|总监|總經理|总经理|副總經理|副总经理|經理|经理|處長|处长|科長|科长|主管|組長|组长|董事長|董事长|董事|執行長|工程師|工程师|專員|专员|副總|副总|總裁|总裁|顧問|顾问|代表|秘書|秘书)$"
)
HONORIFIC = re.compile(r"(?:様|さま|さん|氏|殿)$")
LOWER_NAMES = {
    "von",
    "van",
    "de",
    "der",
    "den",
    "la",
    "le",
    "du",
    "da",
    "di",
    "bin",
    "al",
    "el",
    "ten",
    "ter",
    "dos",
}


@lru_cache(maxsize=10_000)
def is_seller_role(text: str) -> bool:
    """Whether the words are a role that selling companies have: AE, CSM, 業務."""
    words = plainly(text)
    return bool(SELLER_ROLES.fullmatch(words)) and not NOT_OURS.match(words)


@lru_cache(maxsize=10_000)
def is_title(text: str) -> bool:
    """Whether the words are a job title, a department or a part in the decision rather than a name."""
    words = plainly(text)
    if not words or len(words) > 60:
        return False
    if is_cjk(words):
        return bool(TITLE_WORDS.search(words)) and not personal(text)
    return any(not _could_be_a_name(found.group(), text) for found in TITLE_WORDS.finditer(words))


def _could_be_a_name(word: str, text: str) -> bool:
    """Short forms such as PO or EA count in capitals, or among small letters, not as `Po Ling`."""
    return (
        len(word) <= 3
        and bool(re.search(rf"(?<!\w){word.capitalize()}(?!\w)", text))
        and len(text.split()) > 1
    )


def is_team(text: str) -> bool:
    """Whether a title means several people: `ops team`, `Legal`, `法務部`."""
    words = plainly(text)
    return (
        bool(TEAMS.fullmatch(words))
        or bool(re.search(r"\b(?:team|dept|department|committee|board|group)s?$", words))
        or bool(
            is_cjk(words)
            and re.search(
                r"(?:部|課|室|チーム|團隊|团队|部門|部门|小組|小组|委員会|委員會|委员会|法務|法务|財務|财务|採購|采购)$",
                words,
            )
        )
    )


@lru_cache(maxsize=10_000)
def is_duty(text: str) -> bool:
    """Whether the words say what somebody does, not who: `deliver`, `with seller input`."""
    words = plainly(text)
    return bool(DUTIES.match(words)) and not (
        is_title(words) and len(words.split()) > 1 and not words.startswith("with ")
    )


@lru_cache(maxsize=10_000)
def personal(text: str) -> tuple[str, str] | None:
    """Name and title of a Chinese or Japanese person written as one word: `田中部長`, `陳大文經理`."""
    bare = HONORIFIC.sub("", text.strip())
    if bare != text.strip() and not TITLE_WORDS.search(plainly(bare)):
        return bare.strip(), ""
    found = TITLE_TAIL.search(bare)
    head = bare[: found.start()].strip() if found else ""
    if (
        not found
        or not 1 <= len(head.replace(" ", "")) <= 4
        or not is_cjk(head)
        or TITLE_WORDS.search(plainly(head))
        or DEPARTMENT.search(head)
    ):
        return None
    return head, found.group()


DEPARTMENT = re.compile(
    r"部|課|室|処|處|法|財|採|购|購|務|务|資|信息|業|销|銷|技|專案|项目|產品|产品|人事|总$|總$|副$|高級|高级|資深|资深|営|客|行政|營|运|産|品|研|プロ|情報|経|安全|全球|大區|区域"
)


@lru_cache(maxsize=10_000)
def looks_like_name(text: str) -> bool:
    """Whether the words can be a person's name in any script."""
    words = text.strip()
    if not words or len(words) > 40 or re.search(r"[\d?!=;]|https?:", words):
        return False
    if is_cjk(words):
        return len(words.replace(" ", "").replace("・", "")) <= 12
    parts = words.replace(".", " ").replace("-", " ").split()
    return 1 <= len(parts) <= 4 and all(
        part[0].isupper() or part.lower() in LOWER_NAMES or not part[0].isascii() for part in parts
    )
