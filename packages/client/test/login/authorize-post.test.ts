import { expect, test } from 'vitest'
import { stepOf } from '../support/test-client.ts'
import { client, server, startPairForEach } from '../support/test-pair.ts'

startPairForEach()

const takePost = () => {
  server.tamper.smartConfiguration = (json) => ({
    ...json,
    capabilities: [...(json.capabilities as string[]), 'authorize-post'],
  })
}
const editEntry = (changes: object) => client.api('PUT', '/api/servers/mock-public', changes)
const prepare = () => client.prepare({ serverId: 'mock-public' })

/** Submits a form that posts itself, as a browser does: sends its fields and follows the redirects. */
async function post(page: string) {
  const action = /action="([^"]*)"/.exec(page)?.[1] ?? ''
  const fields = [...page.matchAll(/name="([^"]*)" value="([^"]*)"/g)]
  const body = new URLSearchParams(
    fields.map(([, name = '', value = '']) => [name, value.replaceAll('&amp;', '&')]),
  )
  const answer = await client.browser.request(action, { method: 'POST', body })
  return client.browser.open(answer.headers.get('location') ?? '')
}

test('a server that takes POST is posted the same request, and the login comes to its end (C-014, C-015)', async () => {
  takePost()
  await editEntry({ authorizeMethod: 'POST' })
  const { id, authorizeUrl = '' } = await prepare()
  expect(authorizeUrl).toBe(`${client.origin}/authorize/${id}`)
  const page = await client.browser.request(authorizeUrl)
  expect(page.headers.get('content-security-policy')).toContain('form-action http: https:')
  await post(await page.text())
  expect((await client.until(id, 'active', 'failed')).state).toBe('active')
  const [asked] = server.seen.filter(({ method, url }) => method === 'POST' && url === '/auth/authorize')
  expect(asked?.headers['content-type']).toMatch(/^application\/x-www-form-urlencoded/)
  expect(asked?.form.get('code_challenge_method')).toBe('S256')
})

test('without authorize-post, and unasked, the browser asks by GET (C-015)', async () => {
  await editEntry({ authorizeMethod: 'POST' })
  const refused = await prepare()
  expect(refused.authorizeUrl).toContain('/auth/authorize?')
  expect(stepOf(refused, 'authorize')?.verdict?.message).toContain('does not advertise authorize-post')
  takePost()
  await editEntry({ authorizeMethod: 'GET' })
  expect((await prepare()).authorizeMethod).toBe('GET')
})

test('a request too long for a URL is posted by itself (C-017)', async () => {
  const scopes = ['launch/patient', ...Array.from({ length: 400 }, (_, n) => `patient/Type${n}.read`)].join(
    ' ',
  )
  await editEntry({ scopes })
  expect(stepOf(await prepare(), 'authorize')?.verdict?.level).toBe('warning')
  takePost()
  expect((await prepare()).authorizeMethod).toBe('POST')
})

test('a server that refuses the form is asked by GET, with the same state (F-045)', async () => {
  takePost()
  await editEntry({ authorizeMethod: 'POST' })
  const { id, authorizeUrl = '' } = await prepare()
  const form = await (await client.browser.request(authorizeUrl)).text()
  const changed = await client.api<{ authorizeUrl: string }>('POST', `/api/runs/${id}/by-get`)
  const state = new URL(changed.authorizeUrl).searchParams.get('state') ?? 'none'
  expect(form).toContain(state)
  await client.browser.open(changed.authorizeUrl)
  expect((await client.until(id, 'active', 'failed')).state).toBe('active')
})

test('the form is given to the browser of this login alone, and while it is under way', async () => {
  takePost()
  await editEntry({ authorizeMethod: 'POST' })
  const { id, authorizeUrl = '' } = await prepare()
  expect((await fetch(authorizeUrl)).status).toBe(404)
  await client.api('POST', `/api/runs/${id}/cancel`)
  const late = await client.browser.request(authorizeUrl)
  expect(late.status).toBe(404)
  expect(await late.text()).toContain('no longer in progress')
})
