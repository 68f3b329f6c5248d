import { escapeLine } from '@smart-mock/cli-kit'
import { FOR_PEOPLE } from '../../conformance/coverage/for-people.ts'
import { CASE_REFERENCES } from '../../conformance/coverage/references/case-references.ts'
import type { ConformanceCase } from '../../conformance/declare/check.ts'
import { GROUPS, type GroupName } from '../../conformance/declare/groups.ts'
import { formatReferences } from '../../conformance/reports/format-references.ts'
import type { PlannedCase } from '../../conformance/run/plan-cases.ts'
import { pluralize } from '../../model/pluralize.ts'

const COLUMN = 38

/** Formats all cases by group: name, level, rows of the catalogue, what each needs, and the names that others have. */
export function formatList(cases: readonly ConformanceCase[]): string {
  const total = `${pluralize(cases.length, 'case')} in ${pluralize(new Set(cases.map(({ check }) => check)).size, 'check')}\n`
  const people = Object.entries(FOR_PEOPLE).map(([id, what]) => `  ${id} ${what}\n`)
  return `${total}${byGroup(cases, (each) => each.group, formatDeclared)}\nFor people\n${people.join('')}`
}

function formatDeclared({ id, level, kind, catalogueIds, prerequisites }: ConformanceCase): string {
  const needs = prerequisites.length === 0 ? '' : `  needs ${prerequisites.join(', ')}`
  const references = formatReferences(CASE_REFERENCES[id] ?? {})
  const others = references === '' ? '' : `    ${references}\n`
  return `  ${id.padEnd(COLUMN)} ${level.padEnd(10)} ${kind.padEnd(8)} ${catalogueIds.join(' ')}${needs}\n${others}`
}

/** Formats what would run, and why the rest would not. */
export function formatPlan(planned: readonly PlannedCase[]): string {
  const runnable = planned.filter(({ obstacle }) => obstacle === undefined)
  const head = `Plan: ${runnable.length} of ${pluralize(planned.length, 'case')} would run; none needs a login.\n`
  return `${head}${byGroup(planned, (each) => each.case.group, formatPlanned)}`
}

function formatPlanned({ case: { id, kind }, obstacle }: PlannedCase): string {
  const what = obstacle === undefined ? `runs (${kind})` : `skipped: ${escapeLine(obstacle)}`
  return `  ${id.padEnd(COLUMN)} ${what}\n`
}

function byGroup<Each>(
  all: readonly Each[],
  getGroup: (each: Each) => GroupName,
  format: (each: Each) => string,
): string {
  return Object.entries(GROUPS)
    .map(([name, title]) => ({ title, members: all.filter((each) => getGroup(each) === name) }))
    .filter(({ members }) => members.length > 0)
    .map(({ title, members }) => `\n${title}\n${members.map(format).join('')}`)
    .join('')
}
