/** The readable text in the pages of an app, as lines in which digits are ignored. */
export interface VisibleText {
  /** Lines at the first look. */
  readonly begin: ReadonlySet<string>
  /** Lines at any time. */
  readonly ever: ReadonlySet<string>
  /** Lines at the end, in order. */
  readonly end: readonly string[]
  /** Marked as an alert, at any time. */
  readonly alerts: ReadonlySet<string>
}

/** Splits a text into lines with digits replaced: times and counts change from run to run. */
export function splitLines(text: string): string[] {
  const lines = text.split('\n').map((line) => line.replace(/\s+/g, ' ').replace(/\d+/g, '#').trim())
  return lines.filter((line) => line !== '')
}

/** Returns the text of an alert that the reference run did not show: an error in any language. */
export function findNewAlert(now: VisibleText, usual: VisibleText): string | undefined {
  const fresh = [...now.alerts].filter((line) => !usual.alerts.has(line) && !usual.ever.has(line))
  return fresh.length > 0 ? fresh.join(' ') : undefined
}

/**
 * Returns the text at the end that the reference run never showed, if a text that the reference run ended
 * with is missing: the app took another path and shows it. Odd data looks the same, so this is weaker than an
 * alert.
 */
export function findPageChange(now: VisibleText, usual: VisibleText): string | undefined {
  const fresh = now.end.filter((line) => !usual.ever.has(line))
  const there = new Set(now.end)
  const isMissing = usual.end.some((line) => !usual.begin.has(line) && !there.has(line))
  return isMissing && fresh.length > 0 ? fresh.join(' ') : undefined
}
