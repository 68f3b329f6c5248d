/** A link of a specification, and the file that has it. */
export interface SpecLink {
  readonly path: string
  readonly url: string
}

/** Builders of links that a file may import, by name; each returns a URL, or an object that has one. */
export type LinkBuilders = Readonly<
  Record<string, (...args: (string | number)[]) => string | { url: string }>
>

const IMPORTED = /import \{([^}]*)\} from '[^']*\/spec\.ts'/g
const ARGUMENT = String.raw`\s*(?:'[^']*'|"[^"]*"|\d+)\s*`
const URL_WITH_ANCHOR = /https?:\/\/[^\s'"`<>()\\$]+#[\w.-]+/g

/**
 * Returns the links with an anchor in a file: written as URLs, or built by builders that it imports.
 *
 * @throws Error when a builder is called with anything but literals, since such a link cannot be compared
 */
export function findSpecLinks(path: string, text: string, builders: LinkBuilders): SpecLink[] {
  const written = [...text.matchAll(URL_WITH_ANCHOR)].map(([url]) => url)
  const names = [...text.matchAll(IMPORTED)].flatMap(([, list = '']) => list.split(','))
  const built = names
    .map((name) => name.trim())
    .flatMap((name) => {
      const build = builders[name]
      return build ? readCalls(path, text, name).map((args) => build(...args)) : []
    })
    .map((link) => (typeof link === 'string' ? link : link.url))
  return [...written, ...built].filter((url) => url.includes('#')).map((url) => ({ path, url }))
}

function readCalls(path: string, text: string, name: string): (string | number)[][] {
  const calls = [...text.matchAll(new RegExp(String.raw`(?<![\w.])${name}\(`, 'g'))]
  const literal = new RegExp(String.raw`(?<![\w.])${name}\(((?:${ARGUMENT},?)*)\s*\)`, 'g')
  const readable = [...text.matchAll(literal)]
  if (readable.length < calls.length)
    throw new Error(`${path} calls ${name} with something other than literals; write them there`)
  return readable.map(([, list = '']) =>
    [...list.matchAll(/'([^']*)'|"([^"]*)"|(\d+)/g)].map(([, single, double, digits]) =>
      digits === undefined ? (single ?? double ?? '') : Number(digits),
    ),
  )
}
