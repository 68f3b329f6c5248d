import type { Observation } from '../../core/journal/journal-entry.ts'

/** Texts of the script engine: what a page shows of an error that nobody handled says nothing to its user. */
const UNHANDLED =
  /\b(?:Type|Syntax|Reference|Range)Error\b|\bis not (?:a function|defined|iterable)\b|\bcannot read propert|\bunexpected (?:token|end of)\b|\bis undefined\b/i

/** Returns `true` for an app that shows an error, or a process that ends with a failure. */
export function isTrouble({ kind, detail }: Observation): boolean {
  return kind === 'visible-error' || (kind === 'exit-code' && detail !== '0')
}

/** Returns `true` for words about a problem that are meant for a person, or for a process that ends with a failure. */
export function isUserMessage(observation: Observation): boolean {
  return (observation.kind === 'visible-warning' || isTrouble(observation)) && !isUnhandled(observation)
}

/** Returns `true` for the text of an error that the app did not handle. */
export function isUnhandled({ kind, detail }: Observation): boolean {
  return (kind === 'visible-error' || kind === 'visible-warning') && UNHANDLED.test(detail)
}

/** Returns `true` for the observation that the app, or the process, has ended its work. */
export function isEnd({ kind }: Observation): boolean {
  return kind === 'settled' || kind === 'exit-code'
}

/** Returns what was observed, in a sentence. */
export function describeTrouble({ kind, detail }: Observation): string {
  return kind === 'exit-code'
    ? `the process ended with exit code ${detail}`
    : `the app says: ${detail.slice(0, 200)}`
}
