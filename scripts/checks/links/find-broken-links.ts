import { existsSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'

/** Inline links and images, and targets of references. */
const LINK = /!?\[(?:\\.|[^\]\\])*\]\(<?([^)\s>]+)>?(?: "[^"]*")?\)|^\[[^\]]+\]: +(\S+)$/gm
const ANCHOR = /<a (?:id|name)="([^"]+)"/g
const HEADING = /^#{1,6} +(.*?)#*$/gm

/** Returns the links of Markdown files that lead nowhere, as sentences; `paths` are relative to `root`. */
export function findBrokenLinks(root: string, paths: readonly string[]): string[] {
  return paths.flatMap((path) =>
    listTargets(readFileSync(join(root, path), 'utf8')).flatMap((target) => {
      const problem = findProblem(root, path, target)
      return problem === undefined ? [] : [`${path} links to ${target}: ${problem}`]
    }),
  )
}

/** Targets on this side of the web; code is left out. */
function listTargets(text: string): string[] {
  const prose = withoutFences(text).replaceAll(/(`+)[^\n]*?[^`\n]\1(?!`)/g, '')
  const targets = [...prose.matchAll(LINK)].map(([, inline, reference]) => inline ?? reference ?? '')
  return targets.filter((target) => !/^[a-z][a-z\d+.-]*:/i.test(target))
}

function findProblem(root: string, path: string, target: string): string | undefined {
  const [file = '', anchor] = target.split('#')
  if (file.startsWith('/')) return 'a path from the root of the site means nothing in a checkout'
  const found = file === '' ? path : normalize(join(dirname(path), decodeURIComponent(file)))
  if (found.startsWith('..')) return 'it leaves the repository'
  if (!existsSync(join(root, found))) return 'there is no such file'
  if (anchor === undefined) return undefined
  if (!found.endsWith('.md') || statSync(join(root, found)).isDirectory()) return 'only Markdown has anchors'
  const anchors = listAnchors(readFileSync(join(root, found), 'utf8'))
  return anchors.includes(anchor) ? undefined : 'there is no such anchor'
}

/** Returns the anchors of a Markdown file: its headings as GitHub names them, and those written as HTML. */
export function listAnchors(text: string): string[] {
  const prose = withoutFences(text)
  const taken = new Map<string, number>()
  const headings = [...prose.matchAll(HEADING)].map(([, heading = '']) => {
    const slug = slugify(heading)
    const count = taken.get(slug) ?? 0
    taken.set(slug, count + 1)
    return count === 0 ? slug : `${slug}-${count}`
  })
  return [...headings, ...[...prose.matchAll(ANCHOR)].map(([, id = '']) => id)]
}

function slugify(heading: string): string {
  return heading
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}_ -]/gu, '')
    .replaceAll(' ', '-')
}

function withoutFences(text: string): string {
  return text.replaceAll(/^ {0,3}(`{3,}|~{3,}).*\n[\s\S]*?(?:^ {0,3}\1[`~]*[ ]*$|$(?![\s\S]))/gm, '')
}
