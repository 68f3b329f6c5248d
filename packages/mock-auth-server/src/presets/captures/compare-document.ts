import { isSameJson, type Json, type JsonObject } from '../../core/util/json.ts'
import { sha256 } from '../../core/util/sha256.ts'
import { matchesTemplate } from './matches-template.ts'

/** A member that is not as a capture has it; `order` is about all that both have. */
export interface MemberDifference {
  readonly member: string
  readonly change: 'missing' | 'added' | 'changed' | 'order'
  readonly captured?: Json
  readonly found?: Json
}

/**
 * Compares a document with the body of a capture: the same members in the same order, texts and lists equal, with
 * placeholders of the capture matched against known values, or new ones, which must then agree. `{"$any": true}`
 * accepts every value; `{"$count", "$sha256OfSortedLines"}` compares length and digest of a list.
 */
export function compareDocument(
  captured: JsonObject,
  found: JsonObject,
  known: Map<string, string>,
): MemberDifference[] {
  const members = Object.entries(captured).flatMap(([member, value = null]): MemberDifference[] => {
    const other = Object.hasOwn(found, member) ? found[member] : undefined
    if (other === undefined) return [{ member, change: 'missing', captured: value }]
    return matchValue(value, other, known)
      ? []
      : [{ member, change: 'changed', captured: value, found: other }]
  })
  const added = Object.entries(found).flatMap(([member, value = null]): MemberDifference[] =>
    Object.hasOwn(captured, member) ? [] : [{ member, change: 'added', found: value }],
  )
  const order = Object.keys(captured).filter((member) => Object.hasOwn(found, member))
  const otherOrder = Object.keys(found).filter((member) => Object.hasOwn(captured, member))
  const moved: MemberDifference[] = isSameJson(order, otherOrder)
    ? []
    : [{ member: 'order of members', change: 'order', captured: order, found: otherOrder }]
  return [...members, ...added, ...moved]
}

function matchValue(captured: Json, found: Json, known: Map<string, string>): boolean {
  if (typeof captured === 'string')
    return typeof found === 'string' && matchesTemplate(captured, found, known)
  if (typeof captured !== 'object' || captured === null) return captured === found
  if (Array.isArray(captured)) {
    return (
      Array.isArray(found) &&
      captured.length === found.length &&
      captured.every((each, at) => matchValue(each, found[at] ?? null, known))
    )
  }
  if ('$any' in captured) return true
  if ('$count' in captured) return matchList(captured as JsonObject, found)
  return isSameJson(captured, found)
}

/** Returns `true` for a list of that length whose sorted lines have that digest. */
function matchList({ $count, $sha256OfSortedLines: digest }: JsonObject, found: Json): boolean {
  if (!Array.isArray(found) || found.length !== $count) return false
  const lines = [...found].map(String).sort().join('\n')
  return typeof digest !== 'string' || Buffer.from(sha256(lines), 'base64url').toString('hex') === digest
}
