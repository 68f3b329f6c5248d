import { unescapeText } from '../escape.ts'
import type { SearchKind } from './search-kind.ts'

/** Search type `uri`: exact; `:below` and `:above` follow path segments. */
export const uriKind: SearchKind<string> = {
  modifiers: ['below', 'above'],
  extract: (node) => (typeof node === 'string' ? [node] : []),
  compare(text, modifier) {
    const wanted = unescapeText(text)
    if (modifier === 'below') return (value) => isBelow(value, wanted)
    if (modifier === 'above') return (value) => isBelow(wanted, value)
    return (value) => value === wanted || value.split('|')[0] === wanted
  },
  sortKey: (value) => value,
}

function isBelow(uri: string, root: string): boolean {
  return uri === root || uri.startsWith(root.endsWith('/') ? root : `${root}/`)
}
