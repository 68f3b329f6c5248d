import { escapeLine, type Paint } from '@smart-mock/cli-kit'
import { GROUPS, type GroupName } from '../../conformance/declare/groups.ts'
import { RECIPES } from '../../conformance/declare/recipes.ts'
import { SHOWN, SIGNS } from '../../conformance/reports/signs.ts'
import type { CaseResult } from '../../conformance/run/results/case-result.ts'
import type { ConformanceEvent } from '../../conformance/run/run-conformance.ts'
import type { SafeTerminal } from '../terminal.ts'
import { TONES } from './tones.ts'

const COLUMN = 40

/** Creates a listener that prints each group when its last case has run, and each login when it begins. */
export function createProgress({ paint, writePainted }: SafeTerminal): (event: ConformanceEvent) => void {
  const groups = new Map<GroupName, CaseResult[]>()
  const sizes = new Map<GroupName, number>()
  return (event) => {
    if (event.kind === 'planned')
      for (const { group } of event.cases) sizes.set(group, (sizes.get(group) ?? 0) + 1)
    if (event.kind === 'login')
      writePainted(`Login ${event.number} of ${event.total}: ${event.recipe} (${RECIPES[event.recipe]})\n`)
    if (event.kind !== 'case') return
    const { group } = event.result
    const results = [...(groups.get(group) ?? []), event.result]
    groups.set(group, results)
    if (results.length === sizes.get(group)) writePainted(formatGroup(results, paint))
  }
}

function formatGroup(results: readonly CaseResult[], paint: Paint): string {
  const title = GROUPS[results[0]?.group ?? 'discovery']
  const counts = SHOWN.flatMap((outcome) => {
    const count = results.filter((each) => each.outcome === outcome).length
    return count === 0 ? [] : [paint(TONES[outcome], `${SIGNS[outcome]} ${count} ${outcome}`)]
  })
  const shown = results.filter(
    ({ outcome, surprise }) => !['passed', 'skipped'].includes(outcome) || surprise,
  )
  return `${title.padEnd(COLUMN)} ${counts.join('  ')}\n${shown.map((each) => formatCase(each, paint)).join('')}`
}

/** Formats a case that did not pass: what was wrong, what was sent, how to fix it, and the specification. */
function formatCase(result: CaseResult, paint: Paint): string {
  const { id, level, outcome, messages, accepted, surprise, differs, howToFix, spec } = result
  const head = paint(TONES[outcome], `  ${SIGNS[outcome]} ${outcome.padEnd(12)} ${id}`)
  const lines = [
    ...messages,
    ...(differs === undefined ? [] : [`Sent: ${differs}`]),
    ...(outcome === 'passed' || outcome === 'inconclusive' ? [] : [`Fix: ${howToFix}`]),
    ...(accepted === undefined ? [] : [`Accepted: ${accepted}`]),
    ...(surprise === undefined ? [] : [surprise]),
    `${spec.label} ${spec.url}`,
  ]
  return `${head}  ${level}\n${lines.map((line) => `      ${escapeLine(line)}\n`).join('')}`
}
