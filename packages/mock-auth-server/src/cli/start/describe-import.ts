import type { ImportResult } from '@smart-mock/fhir-engine'

/** Number of resources that are listed with the reason why they were left out. */
const LISTED = 50

/** Returns the lines that say what was left out of an import, none when nothing was. */
export function describeImport({ count, rejected, repeated }: ImportResult): string[] {
  const skipped = rejected.length + repeated.count
  if (skipped === 0) return []
  const lines = rejected.slice(0, LISTED).map(({ where, reason }) => `skipped ${where}: ${reason}`)
  if (rejected.length > LISTED) lines.push(`skipped ${rejected.length - LISTED} more that are not valid`)
  const { first } = repeated
  if (first)
    lines.push(`skipped ${repeated.count} that were there before, first ${first.where}: ${first.reason}`)
  return [...lines, `${count} ${count === 1 ? 'resource' : 'resources'} loaded, ${skipped} skipped`]
}
