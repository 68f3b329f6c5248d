import type { DocsPage } from '../data/docs-page.ts'
import { createSlugger } from '../links/create-slugger.ts'
import { readProse } from '../links/split-prose.ts'

/** A part of a page that a search finds. Plain JSON. */
export interface DocsSection {
  /** Path of the page, with `#` and the anchor unless it is its beginning. */
  readonly path: string
  readonly title: string
  /** Heading of the section; empty at the beginning of a page. */
  readonly heading: string
  /** Prose without markup. */
  readonly text: string
}

const REFERENCE = /^docs\/(?:faults|rules|presets)\/([a-z\d-]+)\.md$/
/** The line below the title, which leads to the index. */
const META = /^.*\[all (?:faults|rules|presets)\]\(.*$/m
/** What every page of a fault says alike. */
const ALIKE = /^(?:Arm the fault|What clients do|Parameters)$/

/** Lists what a search finds of a page: pages of a fault or rule as a whole, others by their sections. */
export function listSections({ path, title, text }: DocsPage): DocsSection[] {
  const name = REFERENCE.exec(path)?.[1]
  const parts = `\n${readProse(text).replace(META, '')}`.split(/\n(?=#{2,3} )/).map(readPart)
  if (name !== undefined) {
    const own = parts.filter(({ heading }) => !ALIKE.test(heading))
    return [
      { path, title, heading: name === title ? '' : name, text: own.map((part) => part.text).join(' ') },
    ]
  }
  const slug = createSlugger()
  slug(title)
  return parts
    .map(({ heading, text: words }, at) => ({
      path: at === 0 ? path : `${path}#${slug(heading)}`,
      title,
      heading: toPlainText(heading),
      text: words,
    }))
    .filter(({ heading, text: words }) => heading !== '' || words !== '')
}

function readPart(markdown: string): { readonly heading: string; readonly text: string } {
  const [, heading = '', body = ''] = /^(?:#{2,3} (.*)\n?)?([\s\S]*)$/.exec(markdown) ?? []
  return { heading, text: toPlainText(body.replace(/^# .*$/m, '')) }
}

/** Returns the words of prose in Markdown: without targets of links, and marks. */
function toPlainText(prose: string): string {
  return prose
    .replace(/!?\[((?:\\.|[^\]\\])*)\]\([^)\s]*\)/g, '$1')
    .replace(/^\|[-|\s]+\|$/gm, '')
    .replace(/(?<!\\)[`*|]/g, ' ')
    .replace(/\\([\\`*_<>[\]|])/g, '$1')
    .replace(/\s+/g, ' ')
    .trim()
}
