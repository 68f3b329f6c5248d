import { unescapeText } from '../parameters/escape.ts'
import type { SearchKind } from './search-kind.ts'

/** Search type `uri`: exact; `:below` and `:above` follow path segments. */
export const uriKind: SearchKind<string> = {
  modifiers: ['below', 'above'],
  extract: (node) => (typeof node === 'string' ? [node] : []),
  compare(text, modifier) {
    const wanted = unescapeText(text)
    if (modifier === 'below') return (value) => isBelow(withoutVersion(value), wanted)
    if (modifier === 'above') return (value) => isBelow(wanted, withoutVersion(value))
    return (value) => value === wanted || withoutVersion(value) === wanted
  },
  sortKey: (value) => value,
}

/** Returns the URL of a canonical. */
function withoutVersion(uri: string): string {
  const at = uri.indexOf('|')
  return at < 0 ? uri : uri.slice(0, at)
}

function isBelow(uri: string, root: string): boolean {
  return uri === root || uri.startsWith(root.endsWith('/') ? root : `${root}/`)
}
