/** What a person could read in the pages of an app, as lines in which digits count for nothing. */
export interface VisibleText {
  /** At the first look. */
  readonly begin: ReadonlySet<string>
  /** At any time. */
  readonly ever: ReadonlySet<string>
  /** At the end, in order. */
  readonly end: readonly string[]
  /** Marked as an alert, at any time. */
  readonly alerts: ReadonlySet<string>
}

/** The lines of a text, digits replaced: times and counts change from run to run. */
export function splitLines(text: string): string[] {
  const lines = text.split('\n').map((line) => line.replace(/\s+/g, ' ').replace(/\d+/g, '#').trim())
  return lines.filter((line) => line !== '')
}

/** What an app says in an alert, and did not say in the control run: an error that is shown, in any language. */
export function findNewAlert(now: VisibleText, usual: VisibleText): string | undefined {
  const fresh = [...now.alerts].filter((line) => !usual.alerts.has(line) && !usual.ever.has(line))
  return fresh.length > 0 ? fresh.join(' ') : undefined
}

/**
 * What an app shows at the end that the control run never showed, where something is missing that the control run
 * came to: it went another way and says so. Odd data looks the same, so this is less than an alert.
 */
export function findPageChange(now: VisibleText, usual: VisibleText): string | undefined {
  const fresh = now.end.filter((line) => !usual.ever.has(line))
  const there = new Set(now.end)
  const isMissing = usual.end.some((line) => !usual.begin.has(line) && !there.has(line))
  return isMissing && fresh.length > 0 ? fresh.join(' ') : undefined
}
