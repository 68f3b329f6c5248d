import { posix } from 'node:path'

/** The repository on the web; links lead there for what no page shows. */
const REPOSITORY_URL = 'https://github.com/smart-mock/smart-mock'

/** Pages in which a row of a table stands for a page of its own. */
const INDEX = /^docs\/(faults|rules)\.md$/

/**
 * Resolves a link of a page against what is published. Returns the path of a page in the repository with its anchor, a
 * URL of the repository for everything else in it, or the target itself when it leads to the web or to this page.
 */
export function resolveDocsLink(from: string, target: string, isPage: (path: string) => boolean): string {
  if (/^[a-z][a-z\d+.-]*:|^#/i.test(target)) return target
  const [file = '', anchor = ''] = target.split('#')
  const path = file.startsWith('/') ? file.slice(1) : posix.join(posix.dirname(from), decodeURI(file))
  const row = INDEX.exec(path)
  const own = `docs/${row?.[1]}/${anchor}.md`
  if (row && isPage(own)) return own
  const hash = anchor === '' ? '' : `#${anchor}`
  return isPage(path) ? path + hash : `${REPOSITORY_URL}/blob/main/${path}${hash}`
}
