import { describe, expect, test } from 'vitest'
import { createMock } from '../../../src/testing/index.ts'
import { controlCall } from '../control-call.ts'
import { DocsReader } from './docs-reader.ts'

const docs = new DocsReader()

describe('the search', () => {
  const search = async (query: string) => (await docs.readPage(`search?q=${encodeURIComponent(query)}`)).text
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
    const { headers } = await docs.readPage('search?q=nonce')
    expect(headers.get('content-security-policy')).toContain("form-action 'self'")
    expect(headers.get('content-security-policy')).toContain("default-src 'none'")
  })
})

describe('a name that nothing has', () => {
  test('gets a page that says where the names are', async () => {
    const { status, headers, text } = await docs.readPage('faults/no-such-fault')
    expect(status).toBe(404)
    expect(headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(text).toContain('<code>/docs/faults/no-such-fault</code>')
    expect(text).toContain('<a href="/docs/faults">')
    const markdown = await docs.readPage('rules/no-such-rule.md')
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
    const { status, text } = await docs.readRawPath(path)
    expect(status).toBe(404)
    expect(text).not.toMatch(/<script|<img|javascript:|at .*\.ts:/)
    expect(text.length).toBeLessThan(6000)
  })
})

test('another method is refused with what is allowed', async () => {
  const { status, headers } = await controlCall(docs.mock, 'DELETE', '/docs/faults/state-changed')
  expect(status).toBe(405)
  expect(headers.get('allow')).toBe('GET, HEAD')
  expect((await fetch(`${docs.mock.controlUrl}/docs/faults`, { method: 'HEAD' })).status).toBe(200)
})

test('pages ask for the token like everything on the control listener', async () => {
  const guarded = await createMock({ controlToken: 'secret-token-of-this-test' })
  expect((await fetch(`${guarded.controlUrl}/docs/faults/state-changed`)).status).toBe(401)
  const headers = { authorization: 'Bearer secret-token-of-this-test' }
  expect((await fetch(`${guarded.controlUrl}/docs/faults/state-changed`, { headers })).status).toBe(200)
  await guarded.close()
})
