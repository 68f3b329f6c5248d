import { formatSuggestion } from './format-suggestion.ts'
import type { OptionKind } from './option.ts'

const MAX_PORT = 65_535

/**
 * Returns what is wrong with the value of an option, as the end of a sentence about it: "must be …, not …". Returns
 * `undefined` for a value that fits.
 */
export function findValueProblem(kind: OptionKind, text: string): string | undefined {
  const reason = findReason(kind, text)
  return reason === undefined ? undefined : `${reason.must}, not ${text}${reason.suggestion ?? ''}`
}

interface Reason {
  readonly must: string
  readonly suggestion?: string
}

function findReason(kind: OptionKind, text: string): Reason | undefined {
  switch (kind.kind) {
    case 'port':
      return isNumber(text, { min: 0, max: MAX_PORT })
        ? undefined
        : { must: 'must be a port from 0 to 65535' }
    case 'number':
      return isNumber(text, kind) ? undefined : { must: describeNumber(kind) }
    case 'url':
      return isHttpUrl(text)
        ? undefined
        : { must: 'must be an http(s) URL', ...suggest(!text.includes('://'), `http://${text}`) }
    case 'choice':
      return kind.choices.includes(text)
        ? undefined
        : { must: `must be ${joinWords(kind.choices)}`, suggestion: formatSuggestion(text, kind.choices) }
    case 'report':
      return kind.endings.some((ending) => text.endsWith(ending))
        ? undefined
        : { must: `must end with ${joinWords(kind.endings)}, which says the format` }
    default:
      return undefined
  }
}

function suggest(isLikely: boolean, text: string): Pick<Reason, 'suggestion'> {
  return isLikely && isHttpUrl(text) ? { suggestion: ` (did you mean ${text}?)` } : {}
}

interface Bounds {
  readonly min: number
  readonly max: number
  readonly isFraction?: true
}

function isNumber(text: string, { min, max, isFraction }: Bounds): boolean {
  const isWritten = isFraction ? /^\d{1,9}(?:\.\d{1,9})?$/ : /^\d{1,9}$/
  return isWritten.test(text) && Number(text) >= min && Number(text) <= max
}

function describeNumber({ min, max, isFraction }: Bounds): string {
  return `must be a ${isFraction ? '' : 'whole '}number from ${min} to ${max}`
}

/** Returns `true` for an http(s) URL; a placeholder in braces is as good as a value. */
function isHttpUrl(text: string): boolean {
  return /^https?:\/\//i.test(text) && URL.canParse(text.replace(/\{\w+\}/g, 'x'))
}

/** Joins words as an enumeration: "a, b or c". */
function joinWords(words: readonly string[]): string {
  const [last = '', ...others] = [...words].reverse()
  return others.length === 0 ? last : `${others.reverse().join(', ')} or ${last}`
}
