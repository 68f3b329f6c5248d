import { memoize } from '../../model/memoize.ts'
import { isObject } from '../../model/resource.ts'
import { unescapeText } from '../parameters/escape.ts'
import type { SearchKind } from './search-kind.ts'
import { type TokenValue, tokenKind } from './token.ts'

export interface ReferenceValue {
  /** `Type/id`, or an absolute URL or canonical; empty for a purely logical reference. */
  readonly url: string
  readonly type?: string
  readonly id?: string
  readonly identifier?: readonly TokenValue[]
}

const LOCAL = /^([A-Z][A-Za-z]+)\/([A-Za-z0-9\-.]{1,64})(?:\/_history\/[A-Za-z0-9\-.]{1,64})?$/

/** Reads a reference text, version left out; the same value for the same text, as most are there many times. */
export const parseReference = memoize((text): ReferenceValue => {
  const [, type, id] = LOCAL.exec(text) ?? []
  return type && id ? { url: `${type}/${id}`, type, id } : { url: text }
}, 20_000)

const ABSOLUTE =
  /^https?:\/\/.+\/([A-Z][A-Za-z]+)\/[A-Za-z0-9\-.]{1,64}(?:\/_history\/[A-Za-z0-9\-.]{1,64})?$/

/** Returns the resource type that a reference names, on this server or another (R4 §2.3.0.4). */
export function getReferenceType(text: string): string | undefined {
  return parseReference(text).type ?? ABSOLUTE.exec(text)?.[1]
}

/** Search type `reference`: bare id, `Type/id`, absolute URL; `:Type`, `:identifier`. */
export const referenceKind: SearchKind<ReferenceValue> = {
  modifiers: ['identifier', '*'],

  extract(node, path) {
    if (typeof node === 'string') return [parseReference(node)]
    if (!isObject(node)) return []
    if (path.type === 'Resource') return [parseReference(`${node.resourceType}/${node.id}`)]
    const text = typeof node.reference === 'string' ? node.reference : ''
    if (path.target && (getReferenceType(text) ?? node.type) !== path.target) return []
    const parsed = parseReference(text)
    if (!isObject(node.identifier)) return parsed.url ? [parsed] : []
    const identifier = tokenKind.extract(node.identifier, { steps: [], type: 'Identifier' })
    return [{ ...parsed, identifier }]
  },

  compare(text, modifier, context) {
    if (modifier === 'identifier') {
      const matches = tokenKind.compare(text, undefined, context)
      return (value) => value.identifier?.some(matches) ?? false
    }
    const wanted = relative(text, modifier, context.base)
    if (/^[^/|:]+$/.test(wanted)) return (value) => value.id === wanted || value.url === wanted
    return (value) => value.url === wanted || (value.type === undefined && value.url.split('|')[0] === wanted)
  },

  sortKey: (value) => value.url,

  keys: ({ url, id }) => [
    url,
    ...(id ? [id] : []),
    ...(url.includes('|') ? [url.slice(0, url.indexOf('|'))] : []),
  ],

  lookup: (text, modifier, { base }) =>
    modifier === 'identifier' ? undefined : relative(text, modifier, base),
}

/** Returns the text in the form of stored references. */
function relative(text: string, modifier: string | undefined, base: string): string {
  const plain = unescapeText(text)
  const local = parseReference(plain.startsWith(`${base}/`) ? plain.slice(base.length + 1) : plain).url
  return modifier && !local.includes('/') ? `${modifier}/${local}` : local
}
