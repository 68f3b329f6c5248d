import { escapeLine, type Paint } from '@smart-mock/cli-kit'
import { GROUPS } from '../../conformance/declare/groups.ts'
import { SHOWN, SIGNS } from '../../conformance/reports/signs.ts'
import type { CaseResult } from '../../conformance/run/case-result.ts'
import type { ConformanceEvent } from '../../conformance/run/run-conformance.ts'
import type { SafeTerminal } from '../terminal.ts'
import { TONES } from './tones.ts'

const COLUMN = 40

/** Creates a listener that prints each group when its last case has run: counts, and what did not pass. */
export function createProgress({ paint, writePainted }: SafeTerminal): (event: ConformanceEvent) => void {
  let group: CaseResult[] = []
  const flush = () => {
    if (group.length > 0) writePainted(formatGroup(group, paint))
    group = []
  }
  return (event) => {
    if (event.kind === 'done') return flush()
    if (event.kind !== 'case') return
    if (group[0] && group[0].group !== event.result.group) flush()
    group.push(event.result)
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
