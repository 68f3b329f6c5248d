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

test('does not use up a launch for a link preview (S-041)', async () => {
  const { launch } = await mock.prepareLaunch({ clientId: 'smart-client-public', patient: 'amy-shaw' })
  const changes = { launch, scope: 'launch patient/Patient.rs' }
  await authorize(mock, changes, { method: 'HEAD' })
  await fetch(`${mock.issuer}/authorize?${authorizeParams(mock, changes)}`, {
    headers: { 'Sec-Purpose': 'prefetch' },
  })
  expect((await authorize(mock, changes)).status).toBe(200)
  expect((await authorize(mock, changes)).headers.get('location')).toContain('error=invalid_request')
})
