import { sendRawRequest } from '@smart-mock/test-clients/send-raw-request'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createMock, type Mock } from '../../../src/testing/index.ts'
import { location, struckRun } from '../../support/struck-run.ts'

let mock: Mock
beforeAll(async () => {
  mock = await createMock()
})
afterAll(() => mock.close())

describe('errors of the authorization endpoint itself', () => {
  test.each([
    ['authorize-page-error', { status: 400 }, 400],
    ['authorize-page-error', { status: 500 }, 500],
    ['authorize-get-too-long', { status: 414 }, 414],
    ['authorize-get-too-long', { status: 431 }, 431],
    ['authorize-post-refused', {}, 405],
  ])('returns a page and no code for %s %j (F-042, F-044, F-045)', async (name, params, status) => {
    const { tenant, received } = await struckRun(mock, name, params)
    expect(received.status).toBe(status)
    expect(received.headers).toContainEqual(['Content-Type', 'text/html; charset=utf-8'])
    expect(tenant.journal.find({ step: 'authorize' }).map(({ facts }) => facts.issuedCode)).toEqual(
      tenant.journal.find({ step: 'authorize' }).map(() => undefined),
    )
  })

  test('returns 405 with the allowed methods, and still accepts GET (F-045)', async () => {
    const { tenant, received } = await struckRun(mock, 'authorize-post-refused')
    expect(received.headers).toContainEqual(['Allow', 'GET'])
    const target = tenant.journal.last({ step: 'authorize' })?.request
    const reply = await fetch(`${tenant.tenant.base}/auth/authorize?${target?.body}`, { redirect: 'manual' })
    expect(reply.status).toBe(302)
    expect(reply.headers.get('location')).toContain('code=')
  })

  test('sends no response (F-043)', async () => {
    const { received } = await struckRun(mock, 'authorize-hangs')
    expect([received.end, received.status]).toEqual(['timeout', 0])
  })

  test('redirects through detours, each of them late, in one run (F-046)', async () => {
    const { tenant, seen, sent } = await struckRun(mock, 'authorize-detours', { redirects: 2, delayMs: 20 })
    const hops = seen.filter(({ url }) => url.includes('/auth/authorize')).map(({ reply }) => location(reply))
    expect(hops.map((hop) => hop.split('&detour').length - 1)).toEqual([1, 2, 0])
    expect(sent.effects).toEqual({ delayMs: 20 })
    expect(new Set(tenant.journal.find({ step: 'authorize' }).map(({ run }) => run)).size).toBe(1)
  })

  test("starts detours at the published URL, regardless of a proxy's prefix", async () => {
    const proxied = await createMock({ publicUrl: 'https://ehr.example/mock' })
    try {
      await proxied.arm('authorize-detours', { params: { delayMs: 0 } })
      const at = `http://127.0.0.1:${proxied.ports.public}/auth/authorize?state=a%2Fb`
      const { headers } = await fetch(at, { redirect: 'manual' })
      expect(headers.get('location')).toBe('https://ehr.example/mock/auth/authorize?state=a%2Fb&detour1=')
    } finally {
      await proxied.close()
    }
  })

  test('refuses frames and openers by headers only (F-047, F-048, F-287)', async () => {
    const frames = await struckRun(mock, 'pages-refuse-frames')
    expect(frames.received.headers).toContainEqual(['X-Frame-Options', 'DENY'])
    expect(frames.received.headers).toContainEqual(['Content-Security-Policy', "frame-ancestors 'none'"])
    expect(location(frames.received)).toBe(location(frames.original))
    const ehrOnly = await struckRun(mock, 'pages-refuse-frames', { allowed: 'ehr' })
    const policy = `frame-ancestors ${new URL(mock.fhirBase).origin}`
    expect(ehrOnly.received.headers).toContainEqual(['Content-Security-Policy', policy])
    expect(ehrOnly.received.headers.map(([name]) => name)).not.toContain('X-Frame-Options')
    const head = { method: 'HEAD', timeoutMs: 2000 }
    const probed = await sendRawRequest(`${ehrOnly.tenant.issuer}/authorize`, head)
    expect(probed.headers).toContainEqual(['Content-Security-Policy', policy])
    const opener = await struckRun(mock, 'opener-severed')
    expect(opener.received.headers).toContainEqual(['Cross-Origin-Opener-Policy', 'same-origin'])
  })
})

test('posts a fake completion, and then redirects as usual (F-289)', async () => {
  const { received, original, tenant } = await struckRun(mock, 'completion-posted')
  const callback = new URL(location(original))
  expect(received.status).toBe(200)
  expect(received.headers.map(([name]) => name)).not.toContain('Location')
  const [, onward = ''] = /content="1;url=([^"]*)"/.exec(received.body) ?? []
  expect(onward.replaceAll('&amp;', '&')).toBe(callback.href)
  const [, posted = '[]'] = /const messages = (.*)/.exec(received.body) ?? []
  const [url] = JSON.parse(posted) as string[]
  expect(new URL(url ?? '').searchParams.get('state')).toBe(callback.searchParams.get('state'))
  expect(new URL(url ?? '').searchParams.get('code')).toBe('canary-posted-code')
  expect(posted).not.toContain(callback.searchParams.get('code'))
  expect(tenant.journal.find({ step: 'token' })[0]?.facts.code).toBe('canary-posted-code')
})
