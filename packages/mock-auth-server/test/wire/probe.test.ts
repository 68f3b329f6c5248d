import { afterAll, beforeAll, expect, test } from 'vitest'
import { createMock, type Mock } from '../../src/testing/index.ts'
import { authorize, authorizeParams } from '../support/handshake.ts'

let mock: Mock
beforeAll(async () => {
  mock = await createMock()
})
afterAll(() => mock.close())

test('returns the framing headers of the sign-in page for HEAD as for GET (S-061)', async () => {
  const head = await authorize(mock, {}, { method: 'HEAD' })
  const get = await authorize(mock)
  expect([head.status, get.status]).toEqual([200, 200])
  expect(head.headers.get('content-security-policy')).toBe(get.headers.get('content-security-policy'))
})

test.each([
  ['Sec-Purpose', 'prefetch'],
  ['Sec-Purpose', 'prefetch;prerender'],
  ['Purpose', 'prefetch'],
  ['Purpose', 'Prefetch'],
  ['X-Purpose', 'preview'],
  ['X-Purpose', 'prefetch'],
  ['X-Moz', 'prefetch'],
])('does not use up a launch for a request with %s: %s (S-041)', async (name, value) => {
  const { launch } = await mock.prepareLaunch({ clientId: 'smart-client-public', patient: 'amy-shaw' })
  const changes = { launch, scope: 'launch patient/Patient.rs' }
  await authorize(mock, changes, { method: 'HEAD' })
  await fetch(`${mock.issuer}/authorize?${authorizeParams(mock, changes)}`, {
    headers: { [name]: value },
  })
  expect(mock.journal.last()?.step).toBe('probe')
  expect((await authorize(mock, changes)).status).toBe(200)
  expect((await authorize(mock, changes)).headers.get('location')).toContain('error=invalid_request')
})

test.each([
  ['Sec-Purpose', 'prefetcher'],
  ['X-Purpose', 'instant'],
  ['X-Moz', 'livebookmarks'],
])('takes a request with %s: %s for one of its user', async (name, value) => {
  const { status } = await fetch(`${mock.issuer}/authorize?${authorizeParams(mock)}`, {
    headers: { [name]: value },
  })
  expect([status, mock.journal.last()?.step]).toEqual([200, 'authorize'])
})
