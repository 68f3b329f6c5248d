import { describe, expect, test } from 'vitest'
import { controlCall } from '../control-call.ts'
import { DocsReader, GUIDES } from './docs-reader.ts'

const docs = new DocsReader()

describe('the page of a fault', () => {
  test('is HTML that loads nothing and that nobody may frame', async () => {
    const { status, headers, text } = await docs.readPage('faults/id-token-wrong-issuer')
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
    const { text } = await docs.readPage('faults/id-token-wrong-issuer.md')
    expect(text).toContain('## A captured example')
    expect(text).toContain('| fhirclient ')
    expect(text).toContain(`curl -X POST ${docs.mock.controlUrl}/tenants/default/faults`)
  })

  test('is Markdown when the path ends in .md or Accept prefers it', async () => {
    const byPath = await docs.readPage('faults/state-changed.md')
    const byHeader = await docs.readPage('faults/state-changed', 'text/markdown')
    expect(byPath.headers.get('content-type')).toBe('text/markdown; charset=utf-8')
    expect(byPath.text).toMatch(/^# /)
    expect(byHeader.text).toBe(byPath.text)
    expect((await docs.readPage('faults/state-changed', '*/*')).text).toMatch(/^<!doctype html>/)
  })

  test('is named by the list of faults', async () => {
    const { json } = await controlCall(docs.mock, 'GET', '/faults')
    const [{ name, docs: url }] = json.faults
    expect(url).toBe(`${docs.mock.controlUrl}/docs/faults/${name}`)
    expect((await fetch(url)).status).toBe(200)
  })
})

describe('the start page', () => {
  test.each(['', '/'])('is at /docs%s, with every guide', async (end) => {
    const { status, text } = await docs.readRawPath(`/docs${end}`)
    expect(status).toBe(200)
    for (const { name } of GUIDES) expect(text).toContain(`<a href="/docs/guides/${name}">`)
    expect(text).toContain('<a href="/docs/api">Control API</a>')
  })
})

describe('a guide', () => {
  test('leads to the pages of faults, and to the repository for what no page shows', async () => {
    const { text } = await docs.readPage('guides/test-your-app')
    expect(text).toContain('<a href="/docs/faults/state-changed">state-changed</a>')
    expect(text).toContain('<a href="https://github.com/smart-mock/smart-mock/blob/main/examples/vitest"')
    expect((await docs.readPage('guides/test-your-app.md')).text).toContain('](/docs/rules)')
  })
})

describe('the page of the control API', () => {
  test('has every operation of the OpenAPI document', async () => {
    const { json } = await controlCall(docs.mock, 'GET', '/openapi.json')
    const { text } = await docs.readPage('api.md')
    for (const [path, methods] of Object.entries<object>(json.paths))
      for (const method of Object.keys(methods))
        expect(text).toContain(`### ${method.toUpperCase()} ${path}\n`)
    expect(text).toContain('| `fault` (required) | string | Name of the fault. |')
  })
})

test('the page of a fault says what its verdict checks', async () => {
  const page = await (await fetch(`${docs.mock.controlUrl}/docs/faults/token-response-malformed`)).text()
  expect(page).toContain('The verdict checks that it does not use the token and sends no FHIR request')
})

test('llms.txt lists pages that are there, guides as Markdown too', async () => {
  const overview = await fetch(`${docs.mock.controlUrl}/llms.txt`)
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
  expect((await fetch(`${docs.mock.controlUrl}/docs/guides/no-such-guide.md`)).status).toBe(404)
  expect((await controlCall(docs.mock, 'DELETE', '/llms.txt')).status).toBe(405)
})
