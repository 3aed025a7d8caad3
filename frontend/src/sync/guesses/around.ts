/** Guesses for the story, criteria, measures, risks, people and the room itself. */
import { rowId } from "../ids"
import { placeAfter } from "../positions"
import type { Tables } from "../tables"
import { added, type Guesses, lastOf, patch, removed } from "./guess"

export const AROUND: Guesses = {
  edit_room: ({ set }, tables) => [patch("room", roomId(tables), set)],
  close_room: ({ outcome }, tables) => [patch("room", roomId(tables), { state: "closed", outcome })],
  reopen_room: (_args, tables) => [patch("room", roomId(tables), { state: "open", outcome: null })],
  edit_story: ({ set }, tables) => [patch("story", roomId(tables), set)],
  edit_goal: ({ set }, tables) => [patch("story", roomId(tables), set)],
  add_measure: ({ name, from_value = "", to_value = "", by = null }, tables, { command }) => {
    const position = atEnd(tables.measure.values())
    return [added("measure", rowId(command, 1), { position, name, from_value, to_value, by })]
  },
  edit_measure: ({ measure_id, set }) => [patch("measure", measure_id, set)],
  remove_measure: ({ measure_id }) => [removed("measure", measure_id)],
  add_criterion: ({ words, milestone = null }, tables, { command }) => {
    const position = atEnd([...tables.criterion.values()].filter((c) => c.milestone === milestone))
    return [added("criterion", rowId(command, 1), { position, milestone, words, met: false })]
  },
  edit_criterion: ({ criterion_id, set }) => [patch("criterion", criterion_id, set)],
  remove_criterion: ({ criterion_id }) => [removed("criterion", criterion_id)],
  log_risk: ({ title, probability, impact, ...rest }, _tables, { command }) => {
    const { mitigation = "", owner = null, steps = [], trigger = null } = rest
    const row = { title, probability, impact, mitigation, owner, steps, trigger, state: "open" as const }
    return [added("risk", rowId(command, 1), row)]
  },
  edit_risk: ({ risk_id, set }) => [patch("risk", risk_id, set)],
  name_stakeholder: ({ party, ...card }, tables, { command }) => {
    const { name = "", title = "", email = "", phone = "", part = "other" } = card
    const position = atEnd(tables.stakeholder.values())
    const present = { away_from: null, away_to: null, away_note: "", role: null, joined: null, left: null }
    return [
      added("stakeholder", rowId(command, 1), {
        position,
        party,
        name,
        title,
        email,
        phone,
        part,
        ...present,
      }),
    ]
  },
  edit_stakeholder: ({ stakeholder_id, set }) => [patch("stakeholder", stakeholder_id, set)],
  set_availability: ({ stakeholder_id, set }) => [patch("stakeholder", stakeholder_id, set)],
  remove_stakeholder: ({ stakeholder_id }) => [removed("stakeholder", stakeholder_id)],
  change_role: ({ stakeholder_id, role }) => [patch("stakeholder", stakeholder_id, { role })],
  add_party: ({ side, name, domain = "" }, tables, { command }) => {
    return [added("party", rowId(command, 1), { position: atEnd(tables.party.values()), side, name, domain })]
  },
  edit_party: ({ party_id, set }) => [patch("party", party_id, set)],
}

function roomId(tables: Tables): string {
  return tables.room.keys().next().value ?? ""
}

function atEnd(rows: Iterable<{ readonly id: string; readonly position: string }>): string {
  const list = [...rows]
  return placeAfter(list, lastOf(list))
}
