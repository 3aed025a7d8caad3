"""The words of headings, as plans in English, Japanese, Traditional and Simplified Chinese write them.

Each text holds regular expressions with semicolons between them; the order of the meanings is their rank.
"""

from __future__ import annotations

from portal.exchange.meanings import Meaning

HEADINGS = {
    Meaning.REASON: r"""
        (?:延期|延後|延误|延遲|變更|变更|変更|遅延|調整|调整)(?:说明|說明|備註|备注);
        reasons?; why; cause; change reason; slip reason; delay reason; what changed; reason for change;
        理由; 原因; 事由; 要因; 緣由
    """,
    Meaning.PRIVATE: r"""
        成交可能性; .{0,6}額; .{0,6}额; (?:営業|業務|销售|銷售|セールス)(?:メモ|備註|备注|備考|筆記|笔记);
        internal (?:notes?|comments?|remarks?|only|use|view|memo|status|risk|priority); private;
        confidential; amount; arr; acv; tcv; mrr; revenue; deal value; deal size; contract value;
        value; price; pricing; forecast(?: category)?; commit; probability; win; win ?%; win rate;
        likelihood; close %; confidence; competitors?; competition; competitive; margin; discount;
        budget; cost; pipeline; quota; commission; meddicc?; meddpicc; bant; crm.*; opportunity.*;
        (?:seller|sales|our|private|deal|account|coaching|rep) (?:notes?|comments?|memo); deal risk;
        案件名; 商談名; 商機名[稱称]; 商机名称; days? (?:left|remaining|to go); remaining days?; 残り?日数;
        剩[餘余]天[數数]; expected value; upside; weighted.*; walk-?away.*;
        do not share.*; not shared; 金額; 金额; 受注確度; 確度; 売上; 見込; 予測; 競合; 社内; 內部; 内部;
        勝率; 胜率; 贏率; 赢率; 贏單; 赢单; 機率; 機會; 概率; 几率; 競爭; 竞争; 競品; 竞品; 對手; 对手;
        預測; 预测; 預估金; 预估金; 折扣; 値引; 毛利; 粗利; 利益率; 商談額; 受注額; 合約額; 合同额;
        案件額; 年間経常; 營收; 营收; 預算; 预算; 予算; 非公開; 社外秘; 保密; 機密; 机密
    """,
    Meaning.START: r"""
        start(?:s|ed|ing)?; start(?:ing)? (?:date|week|day|month); begin(?:s|ning)?; begin date;
        from; kick ?off date;
        planned start; 開始.*; 开始.*; 起始.*; 着手.*; 起日; 開工.*; 开工.*; 自;
        (?:actual|planned|target|expected|scheduled|projected|est\.?) start(?: date)?;
        (?:計劃|计划|計畫|預計|预计|預定|预定|予定|目標|目标|實際|实际|実際)(?:開始|开始|启动|啟動|着手).*;
        (?:開始|着手)(?:予定|実績).*
    """,
    Meaning.MOVED: r"""
        new (?:target|planned|end|finish) date; rev(?:isions?|ised)?\.? ?#?\d+; \d回目.*; 修订.*; 修訂.*;
        moved(?: to)?; new (?:due )?date; new due; new target; new deadline; revised.*; rescheduled.*;
        re-?planned.*; current (?:due )?date; current due; current target; current plan;
        updated (?:due )?date; updated due; updated target; latest (?:due )?date; latest;
        slipped(?: to)?; postponed(?: to)?; pushed(?: to)?; changed to; date changes?; changed date;
        adjusted.*; extended.*; move ?\d+; \d(?:st|nd|rd|th) (?:move|revision|change); re-?forecast.*;
        変更後.*; 変更日; 変更先; 延期.*;
        第.{1,2}[次回](?:調整|调整|變更|变更|変更|延期|延後|延后|展延|順延|顺延|推遲|推迟|改期|異動|移動|修改|修正).*;
        延後.*; 延后.*; 展延.*; 調整; 调整;
        見直し.*; 改訂.*; 修正後?.*; リスケ.*; 調整後.*; 调整后.*;
        變更後.*; 变更后.*; 變更日.*; 变更日.*; 改期.*; 延至; 新日期; 新期限; 新しい期[日限]; 新期日;
        更新.*日期?; 最新.*日期?; 現在の期[日限]; 推遲.*; 推迟.*; 順延.*; 顺延.*; 移至; 改至; 改到;
        再設定.*
    """,
    Meaning.BASELINE: r"""
        初回予定.*; 原始.*; 初始(?:计划|計劃|計畫|日期).*; 原予定.*; 最初予定.*; 計画時.*;
        baseline.*; base line; original(?:ly)?.*; initial (?:due |target )?(?:date|due|plan|target);
        first (?:planned|agreed) date; agreed date; planned originally; 当初.*; 原定.*; 原計劃.*;
        原计划.*; 原計畫.*; 原訂.*; 原期限; 原日期; 基準.*; 基准.*; 基線.*; 基线.*; ベースライン.*;
        初期予定.*; 元の.*; 最初の.*
    """,
    Meaning.ACTUAL: r"""
        actual.*; completed? ?(?:on|date|at); date (?:completed|done|finished|closed); finished(?: on)?;
        finish(?:ed)? date; done on; done date; closed (?:on|date); completion date; achieved(?: on)?;
        completed; delivered on; 実績.*; 実際.*; 完了日.*; 完了実績; 實際.*; 实际.*; 完成日期?; 完成時間;
        完成时间; 達成日期?; 达成日期?
    """,
    Meaning.OBSTACLE: r"""
        blockers?; obstacles?; impediments?; issues?; stuck on; 障害; 阻礙.*; 阻碍.*; 阻塞.*; 卡點; 卡点;
        ブロッカー; 課題
    """,
    Meaning.DEPENDS: r"""
        deps?\.?; after steps?;
        depends?(?: on)?; dependenc(?:y|ies); dependent on; predecessors?; prerequisites?; pre-?reqs?;
        preceded by; requires; needs; blocked by; waits? (?:for|on); waiting (?:for|on); after; follows;
        prior steps?; depends on .*; 依存.*; 前提.*; 先行.*; 前置.*; 依賴.*; 依赖.*; 先決.*; 先决.*;
        前工程; 相依.*; 前序.*; 紧前.*; 關聯任務; 前のタスク
    """,
    Meaning.BLOCKS: r"""
        blocks; successors?; followed by; unblocks; enables; 後続.*; 后续任务; 後續任務; 後續步驟;
        紧后.*
    """,
    Meaning.LAG: r"""
        lag; lag days; ラグ; 間隔; 间隔
    """,
    Meaning.RHYTHM: r"""
        frequency; cadence; recurrence; recurring; repeat; rhythm; 頻度; 頻率; 频率; 繰り返し
    """,
    Meaning.NOTE: r"""
        证据; 證據; 特記事項; 留意[点點事].*; 注意事項; 注意事项;
        notes?; comments?; remarks?; details?; evidence; links?; exit criteria; success criteria;
        acceptance criteria; done when; definition of done; complete when; criteria; output; outcomes?;
        deliverables?; memo; next steps?; next actions?; update; latest update; purpose; objective; goal;
        why it matters; what good looks like; resources?; documents?; attachments?; location;
        exit criterion; proof; 備考.*; メモ.*; コメント; 完了条件; 達成条件; 完了基準; 終了条件;
        成功基準; 補足; 備註.*; 备注.*; 說明; 说明; 註解; 注释; 註記; 完成標準; 完成标准; 驗收標準;
        验收标准; 驗收條件; 验收条件; 完成條件; 完成条件; 判定基準; 成果物?; 交付物; 產出; 产出; 附註;
        資料; 资料; 証跡; 詳細; 內容說明; 目的; 意見; 次のステップ; 下一步
    """,
    Meaning.STATE: r"""
        status; state; progress; done; done y/n; complete; completion; % ?complete; % ?done;
        percent(?:age)?(?: complete| done)?; %; finished y/n; rag; health; check; checked; ✓; ✔; ☑; ✅;
        状態; 状況; ステータス; 進捗.*; 狀態; 状态; 狀況; 进度; 進度; 進展; 进展; 完成情况; 完成情況;
        完成度; 完了; 完成; 已完成; 達成; チェック; 進行状況
    """,
    Meaning.DURATION: r"""
        作業日数; 工作天[數数]; 持[续續]時?时?[間间];
        (?:预计|預計|預估|预估|估計|估计|予定|計画|计划|計畫)(?:工期|工时|工時|工数|时长|時長|耗时|耗時|天数|天數|日数|期間);
        durations?; days; working days; business days; how long; length; lead ?time; time needed;
        time required; effort; estimated time; est\.? time; turnaround; sla; typical time; time frame;
        timeframe; weeks; 所要.*; 期間; 工期; 工数; 日数; 営業日数; 天數; 天数; 時長; 时长; 週期; 周期;
        耗時; 耗时; 歷時; 历时; 需時; 工作日; 工作天; 目安; リードタイム; 需要時間; 所需時間; 所需时间
    """,
    Meaning.OWNER_TITLE: r"""
        role; title; job title; position; function; owner'?s? (?:title|role);
        departments?; dept; business unit; 役職; 役割; 肩書.*; 職稱;
        职称; 職位; 职位; 職務; 职务; 角色; 部署; 部門; 部门; 所属; ロール
    """,
    Meaning.EMAIL: r"""
        e-?mails?; e-?mail address; mail; メール.*; 電郵; 电邮; 郵箱; 邮箱; 電子郵件; 电子邮件
    """,
    Meaning.SELLER_OWNER: r"""
        営業担当.*; 営業責任者; 業務負責人; 業務窗口; 销售负责人; 銷售負責人; 销售代表; account executive;
        sales (?:owner|rep|lead); ae; account owner
    """,
    Meaning.OWNER: r"""
        resp\.?; owner'?s? names?; pic; driven by; (?:task|milestone|action|step) owners?; 責任.*; 主责.*;
        对口.*; 對口.*; 牵头.*; 牽頭.*; 主辦.*; 主办.*; 經辦.*; 跟进人; 跟進人;
        owners?; owned by; resource names?; assigned resources?; who (?:does|will|is|owns).*;
        responsible(?: party| person| team)?; responsibility; assignees?;
        assigned(?: to)?; who; who\?; leads?; lead by; led by; driver; dri; accountable; person; people;
        by whom; contact; point person; poc owner; named owner; attendees; participants; 担当.*;
        責任者.*; 責任方; 负责.*; 負責.*; 责任.*; 責任人; 責任部門; 誰; 谁; 承辦.*; 主責.*; 窗口;
        オーナー; 実施者; 実行者; 主担当; 執行人; 执行人; 執行者; 対応者; 実行担当者; 经办.*; 擔當.*;
        對接人; 对接人; 主体; 主導
    """,
    Meaning.DUE: r"""
        (?:\w+ )?(?:days?|weeks?) (?:from|after|since) (?:start|kick-?off|day 0|t0?|today|signing|signature);
        required by; need(?:ed)? by date; 完成時限; 完成时限; 要求.*(?:時間|时间|日期?);
        due; due dates?; due by; targets?; target (?:date|completion|end|due|week|day).*;
        planned (?:date|end|finish|completion|due).*; deadlines?; by when; when; when\?; dates?; planned;
        planned (?:date|end|finish|completion|due); plan date; plan; plan(?:ned)? due; timeline; timing;
        time; eta; finish; end; end date; ends; to; until; expected.*; by; complete by; completed? by;
        completion target; weeks?; week #; week no; day; schedule(?:d)?; scheduled (?:date|for);
        go-?live date; close date; latest by; finish by; needed by;
        forecast(?:ed)? (?:date|due|finish|end|completion|delivery).*; 期限.*; 期日.*; 締切.*; 締め切り.*;
        〆切.*; 納期.*; 予定.*; 完了予定.*; 終了.*; 完了目標.*; 目標.*日; 目標時期; 実施日; 実施時期;
        截止.*; 到期.*; 目標日.*; 目标日.*; 目标时间; 目標時間; 預計.*; 预计.*; 預定.*; 预定.*; 計劃.*;
        计划.*; 計畫.*; 日期; 時間; 时间; 時程; 时程; 日程.*; いつ; 日付; 時期; 结束.*; 結束.*; 完成期限;
        期程; 排程; 何时; 何時; 週次; 週; 周次; 周; 期; 日子
    """,
    Meaning.LEVEL: r"""
        type; level; item type; row type; 種別; 種類; 類型; 类型; 層級; 层级; 区分; 級別; 级别
    """,
    Meaning.KIND: r"""
        kind; category; area; workstream; work stream; stream; track; theme; topic; swimlane;
        カテゴリー?; 分類; 分类; 類別; 类别; 領域; 领域; 分野
    """,
    Meaning.STAGE: r"""
        阶段名称; 階段名稱; フェーズ名;
        stages?; phases?; sections?; gate; stage name; phase name; sales stage; deal stage; フェーズ;
        フェイズ; ステージ; 段階; 工程; 阶段; 階段; 局面; 期別; 大項目; 大项; 大項
    """,
    Meaning.SIDE: r"""
        立場;
        side; party; parties; company; organi[sz]ation; org; team; account; 側; 当事者; 会社; 企業; 公司;
        單位; 单位; 方; 社名; 所屬方; 归属
    """,
    Meaning.ID: r"""
        通番; s\.? ?no; sl\.? ?no;
        #; no; nr; num; number; id; ids; ref; reference; key; code; wbs; seq; sr; s/n; item no; item #;
        step #; step no; order; task id; milestone id; action id; 番号; 編號; 编号; 序號; 序号; 項次;
        项次; 項番; 識別碼; 代號; 代号; 順番; 序; 管理番号; 通し番号; №
    """,
    Meaning.MILESTONE: r"""
        マイルストン.*; 检查点; 檢查點; チェックポイント;
        milestones?; key milestones?; milestone name; key dates?; key steps?; checkpoints?; key events?;
        events?; objectives?; summary; subject; name; マイルストーン.*; 里程碑.*; 節點; 节点; 關鍵節點;
        关键节点; イベント; 中項目; 目標; 目标; 名稱; 名称; 件名
    """,
    Meaning.ACTION: r"""
        what needs to happen.*; やるべきこと;
        actions?; action items?; action plan; plan items?; tasks?; task name; activit(?:y|ies); steps?;
        to-?dos?; items?; what; what\?; description; work; deal steps?; promise; commitment; required action;
        key actions?; to do; requirement; topic; アクション.*; タスク.*; 作業.*; 活動.*; 实施内容; 実施内容;
        実施事項;
        やること; 項目; 项目; 小項目; 任務.*; 任务.*; 事項; 事项; 行動.*; 行动.*; 工作.*; 步骤; 步驟;
        ステップ; 手順; 內容; 内容; 対応.*; 待辦.*; 待办.*; 動作; 动作; 描述; 活动.*; 具體事項; 要做的事
    """,
}
"""Of a plan."""

RISK_HEADINGS = {
    Meaning.MITIGATION: r"""
        mitigations?; mitigation.*; response; counter-?measures?; contingency; plan b; 対策.*; 緩和策;
        対応.*; 緩解.*; 缓解.*; 應對.*; 应对.*; 對策; 对策; 因應.*; 措施
    """,
    Meaning.PROBABILITY: r"""
        probability; likelihood; prob; p; chance; 可能性; 発生確率; 確率; 發生機率; 機率; 概率;
        発生可能性
    """,
    Meaning.IMPACT: r"""
        impact; severity; effect; consequence; i; 影響.*; 影响.*; 嚴重.*; 严重.*
    """,
    Meaning.TRIGGER: r"""
        trigger.*; watch date; review date; トリガー.*; 觸發.*; 触发.*
    """,
    Meaning.RISK: r"""
        risks?; risk description; risk title; what could go wrong; リスク.*; 風險.*; 风险.*
    """,
}
"""Of a list of risks."""

PEOPLE_NAME = r"""
    name; full name; stakeholders?; contact; person; people; who; member; 氏名; 名前; お名前; 姓名;
    名字; 關係人; 关系人; 関係者; 干系人; 利害関係者
"""
"""The heading over names in a list of people."""
