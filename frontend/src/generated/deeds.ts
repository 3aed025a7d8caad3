// Generated from the Python definitions by `python -m api.generate`; do not edit.

export type AwayPatch = { away_from?: string | null; away_to?: string | null; away_note?: string }

export type CriterionPatch = { words?: string; met?: boolean }

export type DatesPatch = { start?: string | null; due?: string | null }

export type DealPatch = { stage?: string; amount?: number | null; currency?: string; competitors?: string; notes?: string }

export type DraftAction = { title: string; kind?: Kind; side?: Side; buyer_owner?: number | null; seller_owner?: number | null; start?: string | null; due?: string | null; baseline_due?: string | null; state?: State; round?: number; finished?: string | null; obstacle?: string; note?: string; criteria?: readonly (string)[]; milestone?: number | null }

export type DraftCell = { tab?: string; line: number; heading?: string; words: string }

export type DraftLink = { predecessor: number; successor: number; lag?: number }

export type DraftMeasure = { name: string; from_value?: string; to_value?: string; by?: string | null }

export type DraftMove = { step: number; due_from: string; due_to: string; reason?: Reason | null; words?: string }

export type DraftPerson = { name?: string; title?: string; email?: string; phone?: string; side: Side; part?: Part }

export type DraftRisk = { title: string; probability?: number; impact?: number; mitigation?: string; owner?: number | null; steps?: readonly (number)[]; trigger?: string | null; state?: RiskState }

export type DraftStep = { title: string; kind?: Kind; side?: Side; buyer_owner?: number | null; seller_owner?: number | null; start?: string | null; due?: string | null; baseline_due?: string | null; state?: State; round?: number; finished?: string | null; obstacle?: string; note?: string; criteria?: readonly (string)[] }

export type ExplanationPatch = { reason?: Reason | null; words?: string }

export type GoalPatch = { buyer_goal?: string; seller_goal?: string }

export type Kind = 'discovery' | 'technical' | 'security' | 'legal' | 'commercial' | 'procurement' | 'approval' | 'signature' | 'kickoff' | 'other'

export type MeasurePatch = { name?: string; from_value?: string; to_value?: string; by?: string | null }

export type Outcome = 'won' | 'lost' | 'no_decision'

export type OwnersPatch = { side?: Side; buyer_owner?: string | null; seller_owner?: string | null }

export type Part = 'champion' | 'approver' | 'evaluator' | 'user' | 'legal' | 'security' | 'procurement' | 'seller_lead' | 'seller_support' | 'other'

export type PartyPatch = { name?: string; domain?: string }

export type Reason = 'requirement_changed' | 'over_budget' | 'test_failed' | 'customisation_needed' | 'approval_held' | 'legal_terms' | 'procurement_process' | 'person_unavailable' | 'other_priority' | 'seller_not_ready' | 'meeting_moved' | 'faster_way'

export type Rhythm = 'none' | 'weekly' | 'biweekly' | 'monthly'

export type RiskPatch = { title?: string; probability?: number; impact?: number; mitigation?: string; owner?: string | null; steps?: readonly (string)[]; trigger?: string | null; state?: RiskState }

export type RiskState = 'open' | 'mitigating' | 'occurred' | 'closed'

export type Role = 'lead' | 'contributor' | 'viewer'

export type RoomPatch = { name?: string; zone?: string; decision?: string; rhythm?: Rhythm; weekday?: '' | 'mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun'; checkin_words?: string }

export type Side = 'buyer' | 'seller' | 'both'

export type StakeholderPatch = { party?: string; name?: string; title?: string; email?: string; phone?: string; part?: Part }

export type State = 'open' | 'in_progress' | 'blocked' | 'done' | 'dropped'

export type StepPatch = { title?: string; kind?: Kind; note?: string }

export type StoryPatch = { outcome?: string; champion_part?: string }

export interface DeedArgs {
  edit_room: { set: RoomPatch; was: RoomPatch }
  close_room: { outcome: Outcome }
  reopen_room: Record<string, never>
  name_stakeholder: { party: string; name?: string; title?: string; email?: string; phone?: string; part?: Part }
  edit_stakeholder: { stakeholder_id: string; set: StakeholderPatch; was: StakeholderPatch }
  set_availability: { stakeholder_id: string; set: AwayPatch; was: AwayPatch }
  remove_stakeholder: { stakeholder_id: string }
  add_action: { title: string; after?: string | null; kind?: Kind; side?: Side; buyer_owner?: string | null; seller_owner?: string | null; start?: string | null; due?: string | null; milestone?: string | null }
  move_action: { step_id: string; milestone?: string | null; after?: string | null }
  add_comment: { step_id: string; words: string }
  add_criterion: { words: string; milestone?: string | null }
  edit_criterion: { criterion_id: string; set: CriterionPatch; was: CriterionPatch }
  remove_criterion: { criterion_id: string }
  schedule_step: { step_id: string; set: DatesPatch; was: DatesPatch; reason?: Reason | null; words?: string }
  explain_date_change: { date_change_id: string; set: ExplanationPatch; was: ExplanationPatch }
  link_steps: { predecessor: string; successor: string; lag?: number }
  unlink_steps: { predecessor: string; successor: string }
  add_evidence: { step_id: string; title: string; url: string }
  remove_evidence: { evidence_id: string }
  join_room: { stakeholder_id: string }
  change_role: { stakeholder_id: string; role: Role }
  add_milestone: { title: string; after?: string | null; kind?: Kind; side?: Side; buyer_owner?: string | null; seller_owner?: string | null; start?: string | null; due?: string | null }
  move_milestone: { step_id: string; after?: string | null }
  add_party: { side: Side; name: string; domain?: string }
  edit_party: { party_id: string; set: PartyPatch; was: PartyPatch }
  log_risk: { title: string; probability: number; impact: number; mitigation?: string; owner?: string | null; steps?: readonly (string)[]; trigger?: string | null }
  edit_risk: { risk_id: string; set: RiskPatch; was: RiskPatch }
  edit_step: { step_id: string; set: StepPatch; was: StepPatch }
  assign_step: { step_id: string; set: OwnersPatch; was: OwnersPatch }
  drop_action: { step_id: string; reason?: string }
  edit_story: { set: StoryPatch; was: StoryPatch }
  edit_goal: { set: GoalPatch; was: GoalPatch }
  add_measure: { name: string; from_value?: string; to_value?: string; by?: string | null }
  edit_measure: { measure_id: string; set: MeasurePatch; was: MeasurePatch }
  remove_measure: { measure_id: string }
  undo: { command_id: string }
  complete_action: { step_id: string; round: number; finished?: string | null }
  untick_action: { step_id: string; round: number; tick?: string | null }
  start_action: { step_id: string }
  block_action: { step_id: string; obstacle: string; blocker?: string | null; since?: string | null }
  unblock_action: { step_id: string }
  reopen_action: { step_id: string; round: number; reason?: string }
  send_back_action: { step_id: string; round: number; reason: string }
  begin_draft: { name: string; side?: Side; own_company: string; other_company: string; maker_name: string; maker_title?: string; maker_email: string; zone?: string; started: string; outcome?: string; champion_part?: string; buyer_goal?: string; seller_goal?: string; measures?: readonly (DraftMeasure)[]; criteria?: readonly (string)[]; people?: readonly (DraftPerson)[]; milestones?: readonly (DraftStep)[]; actions?: readonly (DraftAction)[]; links?: readonly (DraftLink)[]; moves?: readonly (DraftMove)[]; risks?: readonly (DraftRisk)[]; private_cells?: readonly (DraftCell)[]; rhythm?: Rhythm; weekday?: '' | 'mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun'; checkin_words?: string }
  edit_deal: { set: DealPatch; was: DealPatch }
  open_room: { seq: number }
  share_cell: { cell_id: string; step_id: string }
}

export type DeedName = keyof DeedArgs

export const EVENT_KINDS = ['room.edited', 'room.closed', 'room.reopened', 'stakeholder.named', 'stakeholder.edited', 'availability.set', 'stakeholder.removed', 'action.added', 'action.moved', 'comment.added', 'criterion.added', 'criterion.edited', 'criterion.removed', 'step.scheduled', 'date_change.explained', 'steps.linked', 'steps.unlinked', 'evidence.added', 'evidence.removed', 'member.joined', 'role.changed', 'milestone.added', 'milestone.moved', 'party.added', 'party.edited', 'risk.logged', 'risk.edited', 'step.edited', 'step.assigned', 'step.dropped', 'story.edited', 'goal.edited', 'measure.added', 'measure.edited', 'measure.removed', 'change.undone', 'action.completed', 'action.unticked', 'action.started', 'action.blocked', 'action.unblocked', 'action.reopened', 'action.sent_back', 'draft.begun', 'deal.edited', 'room.opened', 'cell.shared'] as const

export type EventKind = (typeof EVENT_KINDS)[number]

export const UNDOABLE: readonly DeedName[] = ['edit_room', 'name_stakeholder', 'edit_stakeholder', 'set_availability', 'add_action', 'move_action', 'add_criterion', 'edit_criterion', 'remove_criterion', 'schedule_step', 'explain_date_change', 'link_steps', 'unlink_steps', 'add_evidence', 'remove_evidence', 'add_milestone', 'move_milestone', 'add_party', 'edit_party', 'log_risk', 'edit_risk', 'edit_step', 'assign_step', 'drop_action', 'edit_story', 'edit_goal', 'add_measure', 'edit_measure', 'remove_measure', 'complete_action', 'untick_action', 'start_action', 'block_action', 'unblock_action']
