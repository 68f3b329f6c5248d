import { readdirSync, readFileSync } from 'node:fs'
import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { docsRoutes } from '../../src/control/docs/docs-routes.ts'
import { ALL_FAULTS } from '../../src/faults/list.ts'
import { RULES } from '../../src/rules/list.ts'
import { createMock, type Mock } from '../../src/testing/index.ts'
import { controlCall } from './control-call.ts'

let mock: Mock
beforeAll(async () => {
  mock = await createMock()
})
afterAll(() => mock.close())

const FOLDER = new URL('../../../../docs/guides/', import.meta.url)
const readTitle = (name: string) =>
  /^# (.*)/.exec(readFileSync(new URL(`${name}.md`, FOLDER), 'utf8'))?.[1] ?? ''
const GUIDES = readdirSync(FOLDER).map((file) => file.slice(0, -3))
const PAGES = [
  ...['faults', 'rules'].map((path) => ({ path, title: path })),
  { path: 'index', title: 'Documentation' },
  { path: 'api', title: 'Control API' },
  ...GUIDES.map((name) => ({ path: `guides/${name}`, title: readTitle(name) })),
  ...ALL_FAULTS.map(({ name, title }) => ({ path: `faults/${name}`, title })),
  ...RULES.map(({ name }) => ({ path: `rules/${name}`, title: name })),
]

const withoutCode = (html: string) => html.replaceAll(/<code>.*?<\/code>/gs, '')

const readPage = async (path: string, accept = 'text/html') => {
  const response = await fetch(`${mock.controlUrl}/docs/${path}`, { headers: { accept } })
  return { status: response.status, headers: response.headers, text: await response.text() }
}

/** Asks for a path exactly as it is given, which `fetch` would tidy up. */
const readRawPath = (path: string) =>
  new Promise<{ status: number; text: string }>((resolve, reject) => {
    const { hostname, port } = new URL(mock.controlUrl)
    const call = request({ hostname, port, path }, (response) => {
      let text = ''
      response.on('data', (chunk) => {
        text += chunk
      })
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text }))
    })
    call.on('error', reject).end()
  })

describe('the page of a fault', () => {
  test('is HTML that loads nothing and that nobody may frame', async () => {
    const { status, headers, text } = await readPage('faults/id-token-wrong-issuer')
    expect(status).toBe(200)
    expect(headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(headers.get('vary')).toBe('Accept')
    const policy = headers.get('content-security-policy') ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).not.toContain('unsafe')
    expect(text).toContain('<h1 id="id_token-of-another-issuer">id_token of another issuer</h1>')
    expect(text).toMatch(/<del>-.*&quot;iss&quot;: &quot;http:\/\/localhost:4010\/auth&quot;,<\/del>/)
    expect(text).not.toMatch(/<script| style=| on\w+="/)
  })

  test('shows the captured example, what clients did, and the addresses of this mock', async () => {
    const { text } = await readPage('faults/id-token-wrong-issuer.md')
    expect(text).toContain('## A captured example')
    expect(text).toContain('| fhirclient ')
    expect(text).toContain(`curl -X POST ${mock.controlUrl}/tenants/default/faults`)
  })

  test('is Markdown when the path ends in .md or Accept prefers it', async () => {
    const byPath = await readPage('faults/state-changed.md')
    const byHeader = await readPage('faults/state-changed', 'text/markdown')
    expect(byPath.headers.get('content-type')).toBe('text/markdown; charset=utf-8')
    expect(byPath.text).toMatch(/^# /)
    expect(byHeader.text).toBe(byPath.text)
    expect((await readPage('faults/state-changed', '*/*')).text).toMatch(/^<!doctype html>/)
  })

  test('is named by the list of faults', async () => {
    const { json } = await controlCall(mock, 'GET', '/faults')
    const [{ name, docs }] = json.faults
    expect(docs).toBe(`${mock.controlUrl}/docs/faults/${name}`)
    expect((await fetch(docs)).status).toBe(200)
  })
})

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

describe('the start page', () => {
  test.each(['', '/'])('is at /docs%s, with every guide', async (end) => {
    const { status, text } = await readRawPath(`/docs${end}`)
    expect(status).toBe(200)
    for (const name of GUIDES) expect(text).toContain(`<a href="/docs/guides/${name}">`)
    expect(text).toContain('<a href="/docs/api">Control API</a>')
  })
})

describe('a guide', () => {
  test('leads to the pages of faults, and to the repository for what no page shows', async () => {
    const { text } = await readPage('guides/test-your-app')
    expect(text).toContain('<a href="/docs/faults/state-changed">state-changed</a>')
    expect(text).toContain('<a href="https://github.com/smart-mock/smart-mock/blob/main/examples/vitest"')
    expect((await readPage('guides/test-your-app.md')).text).toContain('](/docs/rules)')
  })
})

describe('the page of the control API', () => {
  test('has every operation of the OpenAPI document', async () => {
    const { json } = await controlCall(mock, 'GET', '/openapi.json')
    const { text } = await readPage('api.md')
    for (const [path, methods] of Object.entries<object>(json.paths))
      for (const method of Object.keys(methods))
        expect(text).toContain(`### ${method.toUpperCase()} ${path}\n`)
    expect(text).toContain('| `fault` (required) | string | Name of the fault. |')
  })
})

describe('the search', () => {
  const search = async (query: string) => (await readPage(`search?q=${encodeURIComponent(query)}`)).text
  const firstOf = (html: string) => /<ol class="hits">\s*<li><a href="([^"]*)"/.exec(html)?.[1]

  test.each([
    ['state-changed', '/docs/faults/state-changed'],
    ['alg none', '/docs/faults/id-token-alg-none'],
    ['state-entropy', '/docs/rules/state-entropy'],
    ['public launcher', '/docs/guides/from-the-smart-launcher'],
    ['POST tenants faults', '/docs/api#post-tenantstenantfaults'],
  ])('finds %s', async (query, path) => expect(firstOf(await search(query))).toBe(path))

  test('says when there is nothing, and shows hostile words as text', async () => {
    const text = await search('"><script>alert(1)</script>')
    expect(text).toContain('No page has all words of')
    expect(text).not.toContain('<script')
    expect(await search('')).toContain('No page')
    expect((await search('x'.repeat(10_000))).length).toBeLessThan(10_000)
  })

  test('lets its form send to this origin only', async () => {
    const { headers } = await readPage('search?q=nonce')
    expect(headers.get('content-security-policy')).toContain("form-action 'self'")
    expect(headers.get('content-security-policy')).toContain("default-src 'none'")
  })
})

describe('a name that nothing has', () => {
  test('gets a page that says where the names are', async () => {
    const { status, headers, text } = await readPage('faults/no-such-fault')
    expect(status).toBe(404)
    expect(headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(text).toContain('<code>/docs/faults/no-such-fault</code>')
    expect(text).toContain('<a href="/docs/faults">')
    const markdown = await readPage('rules/no-such-rule.md')
    expect(markdown.status).toBe(404)
    expect(markdown.headers.get('content-type')).toContain('text/markdown')
  })

  test.each([
    '/docs//',
    '/docs/%0A',
    '/docs/guides',
    '/docs/guides/constructor',
    '/docs/guides/..%2f..%2fSECURITY',
    '/docs/faults/',
    '/docs/other/state-changed',
    '/docs/faults/%2e%2e%2f%2e%2e%2fpackage.json',
    '/docs/faults/..%2fexchanges.md',
    '/docs/faults/constructor',
    '/docs/faults/__proto__',
    '/docs/faults/toString.md',
    '/docs/faults/state-changed/more',
    '/docs/faults/STATE-CHANGED',
    '/docs/faults/state-changed%00',
    '/docs/faults/%E0%A4%A',
    '/docs/faults/%3Cscript%3Ealert(1)%3C/script%3E',
    '/docs/faults/%60%3Cimg%20src=x%20onerror=alert(1)%3E',
    '/docs/faults/%5Bx%5D(javascript:alert(1))',
    `/docs/faults/${'a'.repeat(5000)}`,
  ])('is refused without a trace of markup: %s', async (path) => {
    const { status, text } = await readRawPath(path)
    expect(status).toBe(404)
    expect(text).not.toMatch(/<script|<img|javascript:|at .*\.ts:/)
    expect(text.length).toBeLessThan(6000)
  })
})

test('another method is refused with what is allowed', async () => {
  const { status, headers } = await controlCall(mock, 'DELETE', '/docs/faults/state-changed')
  expect(status).toBe(405)
  expect(headers.get('allow')).toBe('GET, HEAD')
  expect((await fetch(`${mock.controlUrl}/docs/faults`, { method: 'HEAD' })).status).toBe(200)
})

test('pages ask for the token like everything on the control listener', async () => {
  const guarded = await createMock({ controlToken: 'secret-token-of-this-test' })
  expect((await fetch(`${guarded.controlUrl}/docs/faults/state-changed`)).status).toBe(401)
  const headers = { authorization: 'Bearer secret-token-of-this-test' }
  expect((await fetch(`${guarded.controlUrl}/docs/faults/state-changed`, { headers })).status).toBe(200)
  await guarded.close()
})

test('the page of a fault says what its verdict checks', async () => {
  const page = await (await fetch(`${mock.controlUrl}/docs/faults/token-response-malformed`)).text()
  expect(page).toContain('The verdict checks that it does not use the token and sends no FHIR request')
})

test('llms.txt lists pages that are there, guides as Markdown too', async () => {
  const overview = await fetch(`${mock.controlUrl}/llms.txt`)
  expect(overview.headers.get('content-type')).toBe('text/markdown; charset=utf-8')
  const urls = [...(await overview.text()).matchAll(/\]\((http[^)]+)\)/g)].map(([, url = '']) => url)
  const some = [/guides\/sweep/, /faults\/state-changed/, /rules\/state-entropy/].map(
    (path) => urls.find((url) => path.test(url)) ?? '',
  )
  for (const url of some) {
    const page = await fetch(url)
    expect(page.status).toBe(200)
    expect(await page.text()).toMatch(/^# /)
  }
  expect((await fetch(`${mock.controlUrl}/docs/guides/no-such-guide.md`)).status).toBe(404)
  expect((await controlCall(mock, 'DELETE', '/llms.txt')).status).toBe(405)
})
