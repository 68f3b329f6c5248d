import type { Observation } from '../../core/journal/journal-entry.ts'

/** Words that stand before an exception wherever nobody handled it: they are nobody's own. */
const UNCAUGHT = String.raw`^(?:\W|\b(?:uncaught|unhandled|in|promise|rejection|exception|error)\b)*`
/** What the script engine says of an exception, with or without its name. */
const EXCEPTION = [
  String.raw`(?:Type|Syntax|Reference|Range)Error\b`,
  'cannot read propert',
  String.raw`unexpected (?:token|end of)\b`,
  String.raw`JSON\.parse:`,
  String.raw`\w\S{0,99} is (?:undefined|not (?:a function|defined|iterable|an object))\b`,
].join('|')
/** A text that begins with an exception. One with words of its own before, which tells the cause, is handled. */
const UNHANDLED = new RegExp(`${UNCAUGHT}(?:${EXCEPTION})`, 'i')

/** Returns `true` for an app that shows an error, or a process that ends with a failure. */
export function isTrouble({ kind, detail }: Observation): boolean {
  return kind === 'visible-error' || (kind === 'exit-code' && detail !== '0')
}

/** Returns `true` for words about a problem that are meant for a person, or for a process that ends with a failure. */
export function isUserMessage(observation: Observation): boolean {
  return (observation.kind === 'visible-warning' || isTrouble(observation)) && !isUnhandled(observation)
}

/**
 * Returns `true` for the bare text of an exception, which says nothing to a user. Whether a script caught it cannot be
 * seen in the page.
 */
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
