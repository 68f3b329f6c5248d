import type { BadgeLevel } from '@smart-mock/page-kit'
import type { JournalEntry } from '../api/types.ts'
import type { Report } from '../state/report.ts'
import { getFindingLevel } from './verdicts/get-finding-level.ts'

const ORDER: readonly BadgeLevel[] = ['info', 'warning', 'error']

/** Returns the gravest level of the findings and verdicts on each exchange. */
export function getEntryLevels(
  report: Report | undefined,
  entries: readonly JournalEntry[],
): ReadonlyMap<number, BadgeLevel> {
  const levels = new Map<number, BadgeLevel>()
  const note = (seq: number, level: BadgeLevel) => {
    const worse = ORDER.indexOf(level) > ORDER.indexOf(levels.get(seq) ?? 'ok')
    if (worse) levels.set(seq, level)
  }
  // The exchange where a fault struck is evidence too, but no fault of the client.
  const struck = new Set(entries.filter((entry) => entry.strikes.length > 0).map(({ seq }) => seq))
  for (const finding of report?.findings.findings ?? []) note(finding.seq, getFindingLevel(finding))
  for (const { outcome, evidence } of report?.verdicts ?? []) {
    if (outcome !== 'not met' && outcome !== 'informational') continue
    for (const seq of evidence) if (!struck.has(seq)) note(seq, outcome === 'not met' ? 'error' : 'info')
  }
  return levels
}
