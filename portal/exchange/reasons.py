"""Tells why a date moved from the words of a reason column, where they are clear."""

from __future__ import annotations

import re

from portal.exchange.words import pattern, plainly
from portal.room.words import Reason

RANKED: tuple[tuple[Reason, re.Pattern[str]], ...] = (
    (
        Reason.FASTER_WAY,
        pattern(
            r"""
        faster; earlier than; brought forward; pulled (?:in|forward); ahead of schedule; accelerated;
        sped up; 前倒し; 早まった; 提前; 加快; 加速; 更快; quicker; sooner; shorter (?:way|path|route);
        fast-?tracked?; earlier slot; 早期; 快速; 提早
        """
        ),
    ),
    (
        Reason.TEST_FAILED,
        pattern(
            r"""
        (?:test|tests|trial|poc|pilot|uat)(?: \w+)? (?:failed|failure|issues?|bugs?);
        failed (?:test|trial|poc|pilot|uat); bugs?; defects?; did not pass;
        fail\w*.{0,20} (?:tests?|trial|poc|pilot|uat); (?:tests?|trial|poc|pilot|uat) .{0,20}fail\w*;
        test results?; テスト失敗; 不合格; 検証失敗; 不具合; テスト.*NG; 測試失敗; 测试失败;
        測試未通過; 测试未通过; 試用失敗; 试用失败; 缺陷; 驗證失敗; 验证失败; poc失敗; poc失败;
        poc未通過; poc未通过; 検証.{0,2}ng;
        (?:試用|试用|驗收|验收|檢驗|检验)(?:不通過|不通过|未通過|未通过|失敗|失败);
        性能不达标; 效能不足; 不達標; performance (?:is |was )?(?:below|under|short)
        """
        ),
    ),
    (
        Reason.PERSON_UNAVAILABLE,
        pattern(
            r"""
        travell?ing; travel; vacation; holidays?; on leave; leave; sick; ill; illness; away;
        out of office; ooo; pto; unavailable; not available; availability; left the company;
        parental leave; maternity; absent; absence; business trip; conference; 出張; 休暇; 休み; 不在;
        病気; 欠席; 退職; 産休; 育休; 入院; 年末年始; 体調不良; 出差; 請假; 请假; 休假; 生病; 病假;
        離職; 离职; 年假; 出國; 出国; 異動; 异动; 調職; 调岗;
        転勤; resigned; quit; left us; replaced; 無法出席; 无法出席; 缺席; 度假
        """
        ),
    ),
    (
        Reason.CUSTOMISATION_NEEDED,
        pattern(
            r"""
        customi[sz]ation; customi[sz]ed?; custom (?:work|integration|development|build|connector);
        extra development; connector; カスタマイズ; 追加開発; 個別開発; 客製; 客制; 定制; 二次開發;
        二次开发; 自定义开发
        """
        ),
    ),
    (
        Reason.MEETING_MOVED,
        pattern(
            r"""
        打ち?合わ?せ.*(?:変更|延期|移動);
        meeting (?:was )?(?:moved|rescheduled|postponed|cancell?ed|pushed);
        (?:re-?scheduled|moved|postponed) (?:the )?(?:meeting|call|demo|workshop|session);
        scheduling conflict; schedule conflict;
        (?:board|committee|steerco|steering)(?: meeting)? (?:was )?(?:moved|rescheduled|postponed|pushed);
        (?:review|demo|call)(?: meeting)? (?:was )?(?:moved|rescheduled|postponed|pushed);
        (?:workshop|session)(?: meeting)? (?:was )?(?:moved|rescheduled|postponed|pushed);
        会議.*(?:変更|延期|移動); 日程調整; 日程変更; 改期; 時間衝突; 时间冲突; 會議延期; 会议改期
        """
        ),
    ),
    (
        Reason.OVER_BUDGET,
        pattern(
            r"""
        over budget; above budget; beyond budget; exceeds? (?:the )?budget;
        budget (?:cuts?|freeze|frozen|exceeded|exhausted|too small); no budget; too expensive;
        cost overrun; 超支; 予算超過; 予算オーバー; 預算不足; 预算不足; 超出預算; 超出预算
        """
        ),
    ),
    (
        Reason.LEGAL_TERMS,
        pattern(
            r"""
        legal; contract(?:s|ual)?; terms; red-?lin(?:e|es|ing); msa; nda; dpa; clauses?; liability;
        counsel; privacy terms; 法務; 法务; 契約; 合約; 合同; 條款; 条款; リーガル; 規約
        """
        ),
    ),
    (
        Reason.PROCUREMENT_PROCESS,
        pattern(
            r"""
        procurement; purchasing; po; purchase order; (?:vendor|supplier) (?:set-?up|onboarding|registration);
        rfp; (?:two|three|2|3|more) quotes; 相見積.*; 見積合わせ; 比價; 比价; 三家報價; 三家报价;
        tender; 調達; 購買; 採購; 采购; 請購; 请购; 招標; 招标; 供應商建檔; 供应商准入
        """
        ),
    ),
    (
        Reason.APPROVAL_HELD,
        pattern(
            r"""
        approval; approvals; approve; approver; sign-?off; board; committee; infosec;
        security (?:review|team|backlog|questionnaire); 承認; 決裁; 稟議; 役員会; 審批; 审批; 核准;
        批准; 簽核; 審查; 审查; 董事會; 董事会; 主管
        """
        ),
    ),
    (
        Reason.REQUIREMENT_CHANGED,
        pattern(
            r"""
        requirements?; 新增.{0,4}(?:要求|功能);
        scope; scope (?:change|creep|grew); spec(?:ification)?s? changed?;
        added features?; new (?:requirement|request|use case|ask); change request; re-?scoped; 要件;
        仕様; スコープ; 範囲; 追加要望; 需求; 範圍; 范围; 規格; 规格
        """
        ),
    ),
    (
        Reason.OVER_BUDGET,
        pattern(
            r"""
        budget; funding; cost(?:s)?(?: overrun)?; price; pricing; 予算; 費用; コスト; 預算; 预算; 經費;
        经费; 資金; 资金; 价格; 價格
        """
        ),
    ),
    (
        Reason.OTHER_PRIORITY,
        pattern(
            r"""
        other priorit(?:y|ies); priorit(?:y|ies); re-?prioriti[sz]ed?; competing; quarter[- ]end;
        year[- ]end; month[- ]end; busy; audit; freeze; resourc(?:e|es|ing); capacity; bandwidth;
        merger; reorg(?:ani[sz]ation)?; 優先; 繁忙; 多忙; 期末; 決算; 別案件; 他案件; 監査; リソース;
        優先級; 优先级; 其他專案; 其他项目; 忙; 稽核; 审计; 年底; 季末; 結帳; 结账; 人手不足; 資源;
        资源
        """
        ),
    ),
    (
        Reason.SELLER_NOT_READY,
        pattern(
            r"""
        seller; vendor; our side; we (?:were|are) (?:not ready|late|delayed); not ready;
        environment (?:not ready|late|delayed); demo (?:not ready|environment);
        環境準備; 環境未.{0,4}; 环境未.{0,3};
        late (?:delivery|proposal|quote|answers?); our delay; 弊社; 当社; ベンダー; 準備不足; 準備未完;
        我方; 供應商; 供应商; 廠商; 厂商; 未準備好; 未准备好; 乙方
        """
        ),
    ),
    (
        Reason.APPROVAL_HELD,
        pattern(
            r"""
        held (?:up )?by; waiting (?:for|on) \w+(?: \w+)?; awaiting; backlog; pending (?:with|at);
        queue
        """
        ),
    ),
    (
        Reason.MEETING_MOVED,
        pattern(
            r"""
        calendar; meeting; 会議; 會議; 会议; 日程; 打ち合わせ
        """
        ),
    ),
)
"""What a cause is called, the plainest first: a reason may return with words that only hint at it."""


def reason_of(words: str) -> Reason | None:
    """The reason that the words name plainest; None where they name none."""
    text = plainly(words)
    code = text.replace(" ", "_").replace("-", "_")
    if code in set(Reason):
        return Reason(code)
    return next((reason for reason, known in RANKED if known.search(text)), None)
