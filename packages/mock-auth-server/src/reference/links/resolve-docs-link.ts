import { posix } from 'node:path'

/** The repository on the web; links lead there for what no page shows. */
const REPOSITORY_URL = 'https://github.com/smart-mock/smart-mock'

/** Declarations that have a page, with the folder of their pages. */
const DECLARATIONS = [
  { folder: 'checks', path: /^packages\/client\/src\/conformance\/checks\/[^/]+\/([\w-]+)\.ts$/ },
  { folder: 'presets', path: /^packages\/mock-auth-server\/src\/presets\/data\/([\w-]+)\.json$/ },
]

/** Pages in which a row of a table stands for a page of its own. */
const INDEX = /^docs\/(faults|rules)\.md$/

/**
 * Resolves a link of a page against what is published. Returns the path of a page in the repository with its anchor, or
 * of the page of the declaration that it leads to, a URL of the repository for everything else in it, or the target itself when it leads to the web or to this page.
 */
export function resolveDocsLink(from: string, target: string, isPage: (path: string) => boolean): string {
  if (/^[a-z][a-z\d+.-]*:|^#/i.test(target)) return target
  const [file = '', anchor = ''] = target.split('#')
  const path = file.startsWith('/') ? file.slice(1) : posix.join(posix.dirname(from), decodeURI(file))
  const row = INDEX.exec(path)
  const own = `docs/${row?.[1]}/${anchor}.md`
  if (row && isPage(own)) return own
  const declared = DECLARATIONS.flatMap(({ folder, path: pattern }) => {
    const name = pattern.exec(path)?.[1]
    return name === undefined ? [] : [`docs/${folder}/${name}.md`]
  }).find(isPage)
  if (declared !== undefined) return declared
  const hash = anchor === '' ? '' : `#${anchor}`
  return isPage(path) ? path + hash : `${REPOSITORY_URL}/blob/main/${path}${hash}`
}
