// Generated from the Python definitions by `python -m api.generate`; do not edit.

export const PROTOCOL = 1

export const CHANGE_STATES = ['proposed', 'agreed', 'declined', 'withdrawn', 'applied'] as const
export type ChangeState = (typeof CHANGE_STATES)[number]

export const FORECASTS = ['omitted', 'pipeline', 'best_case', 'commit', 'closed'] as const
export type Forecast = (typeof FORECASTS)[number]

export const KINDS = ['discovery', 'technical', 'security', 'legal', 'commercial', 'procurement', 'approval', 'signature', 'kickoff', 'other'] as const
export type Kind = (typeof KINDS)[number]

export const OUTCOMES = ['won', 'lost', 'no_decision'] as const
export type Outcome = (typeof OUTCOMES)[number]

export const PARTS = ['champion', 'approver', 'evaluator', 'user', 'legal', 'security', 'procurement', 'seller_lead', 'seller_support', 'other'] as const
export type Part = (typeof PARTS)[number]

export const REASONS = ['requirement_changed', 'over_budget', 'test_failed', 'customisation_needed', 'approval_held', 'legal_terms', 'procurement_process', 'person_unavailable', 'other_priority', 'seller_not_ready', 'meeting_moved', 'faster_way'] as const
export type Reason = (typeof REASONS)[number]

export const RHYTHMS = ['none', 'weekly', 'biweekly', 'monthly'] as const
export type Rhythm = (typeof RHYTHMS)[number]

export const RISK_STATES = ['open', 'mitigating', 'occurred', 'closed'] as const
export type RiskState = (typeof RISK_STATES)[number]

export const ROLES = ['lead', 'contributor', 'viewer'] as const
export type Role = (typeof ROLES)[number]

export const ROOM_STATES = ['draft', 'open', 'closed', 'archived'] as const
export type RoomState = (typeof ROOM_STATES)[number]

export const SIDES = ['buyer', 'seller', 'both'] as const
export type Side = (typeof SIDES)[number]

export const STANDINGS = ['owner', 'team'] as const
export type Standing = (typeof STANDINGS)[number]

export const STATES = ['open', 'in_progress', 'blocked', 'done', 'dropped'] as const
export type State = (typeof STATES)[number]

export interface About {
  readonly id: string
  readonly name: string
  readonly state: RoomState
  readonly outcome: Outcome | null
  readonly zone: string
  readonly decision: string | null
  readonly plan_version: number
  readonly started: string
  readonly rhythm: Rhythm
  readonly weekday: string
  readonly checkin_words: string
}

export interface Story {
  readonly id: string
  readonly outcome: string
  readonly champion_part: string
  readonly buyer_goal: string
  readonly seller_goal: string
}

export interface Measure {
  readonly id: string
  readonly position: string
  readonly name: string
  readonly from_value: string
  readonly to_value: string
  readonly by: string | null
}

export interface Criterion {
  readonly id: string
  readonly position: string
  readonly milestone: string | null
  readonly words: string
  readonly met: boolean
}

export interface Party {
  readonly id: string
  readonly position: string
  readonly side: Side
  readonly name: string
  readonly domain: string
}

export interface Stakeholder {
  readonly id: string
  readonly position: string
  readonly party: string
  readonly name: string
  readonly title: string
  readonly email: string
  readonly phone: string
  readonly part: Part
  readonly away_from: string | null
  readonly away_to: string | null
  readonly away_note: string
  readonly role: Role | null
  readonly joined: string | null
  readonly left: string | null
}

export interface Milestone {
  readonly id: string
  readonly position: string
  readonly title: string
  readonly kind: Kind
  readonly side: Side
  readonly buyer_owner: string | null
  readonly seller_owner: string | null
  readonly start: string | null
  readonly due: string | null
  readonly baseline_due: string | null
  readonly baseline_imported: boolean
  readonly state: State
  readonly round: number
  readonly finished: string | null
  readonly finished_by: string | null
  readonly obstacle: string
  readonly blocker: string | null
  readonly blocked_since: string | null
  readonly note: string
  readonly comments: number
}

export interface Action {
  readonly id: string
  readonly position: string
  readonly title: string
  readonly kind: Kind
  readonly side: Side
  readonly buyer_owner: string | null
  readonly seller_owner: string | null
  readonly start: string | null
  readonly due: string | null
  readonly baseline_due: string | null
  readonly baseline_imported: boolean
  readonly state: State
  readonly round: number
  readonly finished: string | null
  readonly finished_by: string | null
  readonly obstacle: string
  readonly blocker: string | null
  readonly blocked_since: string | null
  readonly note: string
  readonly comments: number
  readonly milestone: string | null
}

export interface Evidence {
  readonly id: string
  readonly position: string
  readonly step: string
  readonly title: string
  readonly url: string
}

export interface Dependency {
  readonly id: string
  readonly predecessor: string
  readonly successor: string
  readonly lag: number
}

export interface DateChange {
  readonly id: string
  readonly position: number
  readonly step: string
  readonly start_from: string | null
  readonly start_to: string | null
  readonly due_from: string | null
  readonly due_to: string | null
  readonly reason: Reason | null
  readonly words: string
  readonly proposer: string | null
  readonly proposed: string
  readonly state: ChangeState
  readonly plan_version: number
  readonly answers: string | null
  readonly deeds: string
  readonly cascade: string
}

export interface Risk {
  readonly id: string
  readonly title: string
  readonly probability: number
  readonly impact: number
  readonly mitigation: string
  readonly owner: string | null
  readonly steps: readonly string[]
  readonly trigger: string | null
  readonly state: RiskState
}

export interface Comment {
  readonly id: string
  readonly step: string
  readonly author: string
  readonly written: string
  readonly words: string
}

export interface DealFacts {
  readonly id: string
  readonly name: string
  readonly party: string
  readonly opened: string | null
  readonly amount: number | null
  readonly currency: string
  readonly stage: string
  readonly forecast: Forecast
  readonly win_probability: number | null
  readonly competitors: string
  readonly notes: string
}

export interface Colleague {
  readonly id: string
  readonly standing: Standing
  readonly stakeholder: string | null
}

export interface Activity {
  readonly id: string
  readonly kind: string
  readonly happened: string
  readonly who: string
  readonly with_whom: string
  readonly words: string
}

export interface PrivateCell {
  readonly id: string
  readonly tab: string
  readonly line: number
  readonly heading: string
  readonly words: string
}

export interface RowOf {
  room: About
  story: Story
  measure: Measure
  criterion: Criterion
  party: Party
  stakeholder: Stakeholder
  milestone: Milestone
  action: Action
  evidence: Evidence
  dependency: Dependency
  date_change: DateChange
  risk: Risk
  comment: Comment
  deal: DealFacts
  colleague: Colleague
  activity: Activity
  private_cell: PrivateCell
}

export type TableName = keyof RowOf

export interface Tables {
  readonly room: ReadonlyMap<string, About>
  readonly story: ReadonlyMap<string, Story>
  readonly measure: ReadonlyMap<string, Measure>
  readonly criterion: ReadonlyMap<string, Criterion>
  readonly party: ReadonlyMap<string, Party>
  readonly stakeholder: ReadonlyMap<string, Stakeholder>
  readonly milestone: ReadonlyMap<string, Milestone>
  readonly action: ReadonlyMap<string, Action>
  readonly evidence: ReadonlyMap<string, Evidence>
  readonly dependency: ReadonlyMap<string, Dependency>
  readonly date_change: ReadonlyMap<string, DateChange>
  readonly risk: ReadonlyMap<string, Risk>
  readonly comment: ReadonlyMap<string, Comment>
  readonly deal: ReadonlyMap<string, DealFacts>
  readonly colleague: ReadonlyMap<string, Colleague>
  readonly activity: ReadonlyMap<string, Activity>
  readonly private_cell: ReadonlyMap<string, PrivateCell>
}

export const TABLE_NAMES: readonly TableName[] = ['room', 'story', 'measure', 'criterion', 'party', 'stakeholder', 'milestone', 'action', 'evidence', 'dependency', 'date_change', 'risk', 'comment', 'deal', 'colleague', 'activity', 'private_cell']
export const PAGED: readonly TableName[] = ['comment']
