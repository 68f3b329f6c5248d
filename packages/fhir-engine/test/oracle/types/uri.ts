import type { Judge } from './ask.ts'

/** A URI; of a canonical, its URL and its version. */
interface Uri {
  readonly url: string
  readonly version?: string
}

const isBelow = (url: string, root: string) => url === root || url.startsWith(`${root.replace(/\/$/, '')}/`)

/** Search type `uri` (R4 §3.1.1.4.14): as a whole, or by segments of the path with `:below` and `:above`. */
export const uriJudge: Judge<Uri> = {
  read: ({ type, value }) => {
    const [url, version] = type === 'canonical' ? value.split('|') : [value]
    return [{ url, ...(version !== undefined && { version }) }]
  },

  ask: ({ url, version }, random) => {
    const at = url.lastIndexOf('/')
    const isUrl = /^https?:\/\/[^/]+\/./.test(url)
    if (isUrl && random.chance(0.2))
      return { modifier: 'below', parts: [random.chance(0.3) ? url : url.slice(0, at)] }
    if (isUrl && random.chance(0.2))
      return { modifier: 'above', parts: [`${url}${random.pick(['', '/more', 'x'])}`] }
    return { parts: [version !== undefined && random.chance(0.5) ? `${url}|${version}` : url] }
  },

  matches: ({ url, version }, { modifier, parts: [text = ''] }) => {
    if (modifier === 'below') return isBelow(url, text)
    if (modifier === 'above') return isBelow(text, url)
    return url === text || (version !== undefined && `${url}|${version}` === text)
  },

  sortKey: ({ url, version }) => (version === undefined ? url : `${url}|${version}`),
}
