import type { HeaderPair } from '../core/http/incoming-request.ts'

const NAMES = 64
const lastOf = new Map<string, HeaderPair>()

/**
 * Converts Node's flat list of headers. A client repeats most of them: a header that equals the last one of
 * its name is the same object, so that the journal stores it once.
 */
export function toHeaderPairs(raw: readonly string[]): HeaderPair[] {
  // One as long as it will be: one that grows has room to spare, which the journal would store too.
  const headers = new Array<HeaderPair>(raw.length >> 1)
  for (let at = 0; at < headers.length; at += 1)
    headers[at] = pairOf(raw[2 * at] ?? '', raw[2 * at + 1] ?? '')
  return headers
}

function pairOf(name: string, value: string): HeaderPair {
  const last = lastOf.get(name)
  if (last !== undefined && last[1] === value) return last
  const pair: HeaderPair = [name, value]
  if (last === undefined && lastOf.size >= NAMES) lastOf.clear()
  lastOf.set(name, pair)
  return pair
}
