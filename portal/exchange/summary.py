"""A draft as a person reads it in the terminal."""

from __future__ import annotations

from portal.exchange.draft import Action, Draft, Milestone

MARKS = {"open": " ", "in_progress": "~", "blocked": "!", "done": "x", "dropped": "-"}


def summary(draft: Draft) -> str:
    """Milestones with their actions, then what stays private, what was not understood, and warnings."""
    people = {person.id: person.name or person.title or person.email or "" for person in draft.stakeholders}
    lines = [
        (
            f"{draft.source.file}: {len(draft.milestones)} milestones, {len(draft.actions)} actions, "
            f"starts {draft.source.start}"
        )
    ]
    lines += [_line(action, people, "") for action in draft.actions if action.milestone is None]
    for milestone in draft.milestones:
        lines.append(_line(milestone, people, ""))
        lines += [
            _line(action, people, "    ") for action in draft.actions if action.milestone == milestone.id
        ]
    lines += _rest(draft)
    return "\n".join(lines)


def _line(step: Milestone | Action, people: dict[str, str], indent: str) -> str:
    who = ", ".join(people[owner] for owner in step.owners)
    owners = f"{step.side}: {who}" if who else str(step.side)
    return f"{indent}[{MARKS[step.state]}] {step.title}  ({owners}; {step.due or 'no date'})"


def _rest(draft: Draft) -> list[str]:
    titles = {step.id: step.title for step in draft.steps}
    lines = [f"{titles[one.from_]} → {titles[one.to]}" for one in draft.dependencies]
    lines += [
        f"Moved: {titles[one.step]} {one.from_} → {one.to}{f' ({one.words})' if one.words else ''}"
        for one in draft.date_changes
    ]
    lines += [f"Risk: {risk.title}" for risk in draft.risks]
    if draft.checkin:
        lines.append(f"Check-in: {draft.checkin.words}")
    if draft.private:
        lines.append(f"{len(draft.private)} cells stay private")
    lines += [
        f"Not understood: {one.tab} row {one.row}, {one.column}: “{one.text}” ({one.why})"
        for one in draft.not_understood
    ]
    lines += [f"Warning: {one.text}" for one in draft.warnings]
    return ["", *lines] if lines else []
