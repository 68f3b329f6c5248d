import { posix } from 'node:path'

const TARGET = /<(?:a|link|img|script)\b[^>]*?\s(?:href|src)="([^"]*)"/g
const ID = /\sid="([^"]*)"/g
const ELSEWHERE = /^(?:[a-z][a-z\d+.-]*:|\/\/)/i

/**
 * Returns the links of a built site that lead nowhere, as sentences: to no file, to no anchor, or from the root of a
 * host, where the site need not be.
 *
 * @param files text of each file by its address, such as `guides/ci.html`; that of other files than HTML is not read
 */
export function findBrokenLinks(files: ReadonlyMap<string, string>): string[] {
  const pages = [...files].filter(([address]) => address.endsWith('.html'))
  const anchors = new Map(pages.map(([address, html]) => [address, new Set(listIds(html))]))
  return pages.flatMap(([from, html]) =>
    [...html.matchAll(TARGET)].flatMap(([, target = '']) => {
      const problem = ELSEWHERE.test(target) ? undefined : findProblem(from, target)
      return problem === undefined ? [] : [`${from} links to ${target}: ${problem}`]
    }),
  )

  function findProblem(from: string, target: string): string | undefined {
    const [file = '', anchor] = unescapeMarkup(target).split('#')
    if (file.startsWith('/')) return 'the site need not be at the root of its host'
    const address = file === '' ? from : posix.join(posix.dirname(from), file)
    if (!files.has(address)) return 'there is no such file'
    if (anchor === undefined || anchor === '') return undefined
    return anchors.get(address)?.has(anchor) ? undefined : 'there is no such anchor'
  }
}

function listIds(html: string): string[] {
  return [...html.matchAll(ID)].map(([, id = '']) => unescapeMarkup(id))
}

function unescapeMarkup(text: string): string {
  return text.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&')
}
