import type { Level } from '../components/level-badge.tsx'
import type { Report } from '../state/report.ts'

const ORDER: readonly Level[] = ['info', 'warning', 'error']

/** The worst that rules and verdicts say of each exchange. */
export function levelOfEntries(report: Report | undefined): ReadonlyMap<number, Level> {
  const levels = new Map<number, Level>()
  const note = (seq: number, level: Level) => {
    const worse = ORDER.indexOf(level) > ORDER.indexOf(levels.get(seq) ?? 'ok')
    if (worse) levels.set(seq, level)
  }
  for (const { seq, level } of report?.findings.findings ?? []) note(seq, level)
  for (const { answer, evidence } of report?.verdicts ?? []) {
    if (answer === 'not met') for (const seq of evidence) note(seq, 'error')
  }
  return levels
}
