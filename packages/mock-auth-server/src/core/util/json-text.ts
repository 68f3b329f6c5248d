import { fromBase64url } from './base64url.ts'

/** Returns the JSON object that a text is or encodes; `undefined` for ordinary text. */
export function decodeJsonObject(text: string): object | undefined {
  const [, claims] = /^[\w-]+\.([\w-]+)\.[\w-]*$/.exec(text) ?? []
  const decoded = fromBase64url((claims ?? text).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, ''))
  return parseObject(text) ?? (decoded === undefined ? undefined : parseObject(decoded))
}

function parseObject(text: string): object | undefined {
  if (!text.trimStart().startsWith('{')) return undefined
  try {
    return JSON.parse(text) as object
  } catch {
    return undefined
  }
}

/** Lists the strings and numbers in a JSON value as text, in order. */
export function listLeaves(value: unknown, depth = 0): string[] {
  if (typeof value === 'string' || typeof value === 'number') return [String(value)]
  if (typeof value !== 'object' || value === null || depth > 4) return []
  return Object.values(value).flatMap((member) => listLeaves(member, depth + 1))
}
