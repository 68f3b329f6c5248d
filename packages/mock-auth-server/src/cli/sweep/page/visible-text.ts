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
  /** Marked as a status message or a note, at the end: progress has vanished by then. */
  readonly notes: readonly string[]
  /** Number of progress indicators at the end. */
  readonly busyCount: number
}

/** Splits a text into lines with digits replaced: times and counts change from run to run. */
export function splitLines(text: string): string[] {
  const lines = text.split('\n').map((line) => line.replace(/\s+/g, ' ').replace(/\d+/g, '#').trim())
  return lines.filter((line) => line !== '')
}
