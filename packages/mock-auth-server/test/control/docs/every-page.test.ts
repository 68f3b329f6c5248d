import { beforeAll, describe, expect, test } from 'vitest'
import { docsRoutes } from '../../../src/control/docs/docs-routes.ts'
import { ALL_FAULTS } from '../../../src/faults/list.ts'
import { PRESETS } from '../../../src/presets/list.ts'
import { RULES } from '../../../src/rules/list.ts'
import { GUIDES } from './docs-reader.ts'

const PAGES = [
  ...['faults', 'rules', 'presets'].map((path) => ({ path, title: path })),
  { path: 'index', title: 'Documentation' },
  { path: 'api', title: 'Control API' },
  ...GUIDES.map(({ name, title }) => ({ path: `guides/${name}`, title })),
  ...ALL_FAULTS.map(({ name, title }) => ({ path: `faults/${name}`, title })),
  ...RULES.map(({ name }) => ({ path: `rules/${name}`, title: name })),
  ...PRESETS.map(({ id, title }) => ({ path: `presets/${id}`, title: `${id}: ${title}` })),
]

const withoutCode = (html: string) => html.replaceAll(/<code>.*?<\/code>/gs, '')

describe('every page', () => {
  const origin = 'http://control.invalid'
  const pages: { path: string; title: string; html: string; markdown: string }[] = []
  // Without a socket, which would take most of the time.
  beforeAll(async () => {
    const app = docsRoutes({ controlUrl: origin, publicUrl: 'http://public.invalid' })
    const read = async (path: string) => {
      const response = await app.request(`/docs/${path}`)
      expect(response.status, path).toBe(200)
      return response.text()
    }
    for (const { path, title } of PAGES)
      pages.push({ path, title, html: await read(path), markdown: await read(`${path}.md`) })
  }, 120_000)

  test('comes in both forms, and that of a fault with a captured example', () => {
    for (const { path, title, html, markdown } of pages) {
      expect(markdown.toLowerCase(), path).toContain(`# ${title.toLowerCase()}\n`)
      expect(html, path).toContain('<h1 ')
      expect(/^```|\|---|\*\*/m.exec(withoutCode(html))?.[0], path).toBeUndefined()
      if (path.startsWith('faults/')) expect(markdown, path).toContain('## A captured example')
    }
  })

  /** Links of a page to no page and to no heading of its own. */
  const findBrokenLinks = ({ path, html, markdown }: Omit<(typeof pages)[number], 'title'>) => {
    const known = new Set(PAGES.map((page) => `/docs/${page.path}`))
    const prose = markdown.replaceAll(/^(`{3,}).*?^\1$/gms, '')
    const links = [...html.matchAll(/<a href="([^"]*)"/g), ...prose.matchAll(/\]\(([^)\s]+)\)/g)]
    return links.flatMap(([, href = '']) => {
      const url = new URL(href, `${origin}/docs/${path}`)
      if (url.origin !== origin || ['/', '/docs'].includes(url.pathname)) return []
      const target = pages.find((page) => `/docs/${page.path}` === url.pathname)?.html ?? ''
      const isThere = url.hash === '' || target.includes(`id="${url.hash.slice(1)}"`)
      return isThere && known.has(url.pathname.replace(/\.md$/, '')) ? [] : [`${path}: ${href}`]
    })
  }

  test('links to pages that exist, and to headings of its own', () => {
    expect(pages).toHaveLength(PAGES.length)
    expect(pages.flatMap(findBrokenLinks)).toEqual([])
    const html = '<a href="../faults"><a href="none"><a href="#none">'
    expect(findBrokenLinks({ path: 'rules/state-entropy', html, markdown: '[a](../none.md)' })).toEqual([
      'rules/state-entropy: none',
      'rules/state-entropy: #none',
      'rules/state-entropy: ../none.md',
    ])
  })
})
