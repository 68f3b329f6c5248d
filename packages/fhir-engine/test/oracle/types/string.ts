import type { Random } from '../random.ts'
import type { Ask, Judge } from './ask.ts'

const FIELDS: Record<string, readonly string[]> = {
  HumanName: ['text', 'family', 'given', 'prefix', 'suffix'],
  Address: ['text', 'line', 'city', 'district', 'state', 'postalCode', 'country'],
}
/** Letters that Unicode does not take apart; this server folds them too, so that it finds more (§3.1.1.4.8). */
const WHOLE_LETTERS: readonly [RegExp, string][] = [
  [/ß/g, 'ss'],
  [/ł/g, 'l'],
  [/ø/g, 'o'],
]

/** Returns a text without case, accents and repeated white space. */
export function normalize(text: string): string {
  const base = [...text.normalize('NFD')].filter((each) => !/\p{Mark}/u.test(each)).join('')
  const spaced = base.toLowerCase().split(/\s+/).filter(Boolean).join(' ')
  return WHOLE_LETTERS.reduce((all, [letter, plain]) => all.replace(letter, plain), spaced)
}

/** Returns a piece of a text, in another case or without its accents; never empty. */
export function cutPiece(text: string, random: Random, fromStart: boolean): string {
  const letters = [...text]
  const start = fromStart ? 0 : random.below(letters.length)
  const piece = letters.slice(start, start + 1 + random.below(letters.length - start)).join('')
  const changed = random.pick([piece, piece.toUpperCase(), piece.toLowerCase(), normalize(piece)])
  return normalize(changed) === '' ? text : changed
}

/** Search type `string` (R4 §3.1.1.4.8). */
export const stringJudge: Judge<string> = {
  read: ({ type, value }) => {
    const fields = FIELDS[type]
    if (!fields) return typeof value === 'string' ? [value] : []
    return fields.flatMap((field) => value[field] ?? []).filter((each) => typeof each === 'string')
  },

  ask: (value, random): Ask => {
    const modifier = random.pick([undefined, undefined, 'exact', 'contains'])
    if (modifier === 'exact') return { modifier, parts: [random.chance(0.7) ? value : value.toLowerCase()] }
    const piece = cutPiece(value, random, modifier === undefined)
    return modifier ? { modifier, parts: [piece] } : { parts: [piece] }
  },

  matches: (value, { modifier, parts: [text = ''] }) => {
    if (modifier === 'exact') return value === text
    const [own, wanted] = [normalize(value), normalize(text)]
    return modifier === 'contains' ? own.includes(wanted) : own.startsWith(wanted)
  },

  sortKey: normalize,
}
