import { posix } from 'node:path'
import { resolveDocsLink } from 'smart-mock/docs'

/** Files at the top of the repository that have a page, with its address. */
const TOP: Readonly<Record<string, string>> = {
  'CHANGELOG.md': 'changes.html',
  'SECURITY.md': 'security.html',
  'AGENTS.md': 'contributing.html',
  'README.md': 'index.html',
}

/** Returns the address of a page in the site, such as `guides/ci.html`, from its path in the repository. */
export function toAddress(path: string): string {
  return TOP[path] ?? path.replace(/^docs\//, '').replace(/\.md$/, '.html')
}

/**
 * Returns the target of a link as the site has it: relative, so that the site works in any folder of any host. Images
 * in `docs/images` are copied to `images`.
 *
 * @param from path in the repository of the page that has the link
 */
export function toSiteLink(from: string, target: string, pages: ReadonlySet<string>): string {
  const isThere = (path: string) => pages.has(path) || path.startsWith('docs/images/')
  const resolved = resolveDocsLink(from, target, isThere)
  const [path = '', anchor] = resolved.split('#')
  if (!isThere(path)) return resolved
  const address = posix.relative(posix.dirname(toAddress(from)), toAddress(path))
  return anchor === undefined ? address : `${address}#${anchor}`
}

/** Returns what leads from a page to the top of the site: nothing, or `../`. */
export function toTop(address: string): string {
  return '../'.repeat(address.split('/').length - 1)
}
