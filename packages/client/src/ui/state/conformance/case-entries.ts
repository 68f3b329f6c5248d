import { computed, signal } from '@preact/signals'
import type { CaseGroup, CaseOutcome, ListedCase, Outcome } from '../../../model/api.ts'
import { conformancePlan, conformanceRun } from './conformance.ts'

/** The state of a case: its outcome, that it waits for its turn, or that it would run. */
export type CaseState = Outcome | 'waiting' | 'planned'

/** One line of the table of cases. */
export interface CaseEntry {
  readonly case: ListedCase
  readonly state: CaseState
  /** A sentence about what was wrong, or what stands in the way. */
  readonly why: string
  readonly outcome?: CaseOutcome
}

/** All cases of the shown run, or of the plan. */
export const caseEntries = computed((): readonly CaseEntry[] => {
  const run = conformanceRun.value
  if (!run)
    return (conformancePlan.value?.cases ?? []).map((each) => ({
      case: each,
      state: each.obstacle === undefined ? 'planned' : 'skipped',
      why: each.obstacle ?? '',
    }))
  const outcomes = new Map(run.outcomes.map((outcome) => [outcome.id, outcome]))
  return run.cases.map((each) => {
    const outcome = outcomes.get(each.id)
    if (!outcome) return { case: each, state: 'waiting', why: '' }
    return { case: each, state: outcome.outcome, why: outcome.messages.join(' '), outcome }
  })
})

export const caseGroups = computed(
  (): readonly CaseGroup[] => conformanceRun.value?.groups ?? conformancePlan.value?.groups ?? [],
)

/** The filters of the table; an empty one lets everything through. */
export const stateFilter = signal<CaseState | ''>('')
export const groupFilter = signal('')
export const textFilter = signal('')

export const shownEntries = computed(() => {
  const text = textFilter.value.trim().toLowerCase()
  return caseEntries.value.filter(
    (entry) =>
      (stateFilter.value === '' || entry.state === stateFilter.value) &&
      (groupFilter.value === '' || entry.case.group === groupFilter.value) &&
      (text === '' || listTexts(entry).some((each) => each.toLowerCase().includes(text))),
  )
})

const listTexts = ({ case: { id, title, level, catalogueIds }, why }: CaseEntry): string[] => [
  ...[id, title, level, why],
  ...catalogueIds,
]

/** Ids of the cases whose lines are open. */
export const openCases = signal<ReadonlySet<string>>(new Set())

export function toggleCase(id: string): void {
  const open = new Set(openCases.value)
  if (!open.delete(id)) open.add(id)
  openCases.value = open
}

/** Opens the line of a case and moves the focus to it, whatever the filters were. */
export function revealCase(id: string): void {
  stateFilter.value = ''
  groupFilter.value = ''
  textFilter.value = ''
  openCases.value = new Set([...openCases.value, id])
  requestAnimationFrame(() => document.getElementById(`case-${id}`)?.focus())
}
