import { escapeLine } from '@smart-mock/cli-kit'
import { FOR_PEOPLE } from '../../conformance/coverage/for-people.ts'
import { CASE_REFERENCES } from '../../conformance/coverage/references/case-references.ts'
import type { ConformanceCase } from '../../conformance/declare/check.ts'
import { GROUPS, type GroupName } from '../../conformance/declare/groups.ts'
import { RECIPES } from '../../conformance/declare/recipes.ts'
import type { PlannedLogin } from '../../conformance/plan/login-need.ts'
import { countCases } from '../../conformance/plan/plan-logins.ts'
import { formatReferences } from '../../conformance/reports/format-references.ts'
import type { PlannedCase, RunPlan } from '../../conformance/run/plan-cases.ts'
import { pluralize } from '../../model/pluralize.ts'

const COLUMN = 38

/** Formats all cases by group: name, level, rows of the catalogue, what each needs, and the names that others have. */
export function formatList(cases: readonly ConformanceCase[]): string {
  const total = `${pluralize(cases.length, 'case')} in ${pluralize(new Set(cases.map(({ check }) => check)).size, 'check')}\n`
  const people = Object.entries(FOR_PEOPLE).map(([id, what]) => `  ${id} ${what}\n`)
  return `${total}${byGroup(cases, (each) => each.group, formatDeclared)}\nFor people\n${people.join('')}`
}

function formatDeclared({ id, level, kind, catalogueIds, prerequisites, login }: ConformanceCase): string {
  const all = [...prerequisites, ...(login ? [`login ${login.recipe}`] : [])]
  const needs = all.length === 0 ? '' : `  needs ${all.join(', ')}`
  const references = formatReferences(CASE_REFERENCES[id] ?? {})
  const others = references === '' ? '' : `    ${references}\n`
  return `  ${id.padEnd(COLUMN)} ${level.padEnd(10)} ${kind.padEnd(8)} ${catalogueIds.join(' ')}${needs}\n${others}`
}

/** Formats what would run, and why the rest would not. */
export function formatPlan({ cases: planned, logins }: RunPlan): string {
  const runnable = planned.filter(({ obstacle }) => obstacle === undefined)
  const count = logins.length === 0 ? 'no login' : `${pluralize(logins.length, 'login')} (fewest possible)`
  const head = `Plan: ${runnable.length} of ${pluralize(planned.length, 'case')} would run; ${count}\n`
  return `${head}${logins.map(formatLogin).join('')}${byGroup(planned, (each) => each.case.group, formatPlanned)}`
}

function formatLogin(login: PlannedLogin, at: number): string {
  const others = login.needs.map(({ recipe }) => recipe).filter((recipe) => recipe !== login.recipe)
  const also = others.length === 0 ? '' : `, also ${others.join(', ')}`
  const what = `${login.recipe} (${RECIPES[login.recipe]})${also}; ${login.role} client`
  return `  Login ${at + 1}: ${what}: ${pluralize(countCases(login), 'case')}\n`
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
