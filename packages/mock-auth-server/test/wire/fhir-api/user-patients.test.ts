import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Mock } from '../../../src/testing/index.ts'
import { obtainTokens } from '../../support/handshake.ts'
import { oauthMock } from '../../support/oauth-mock.ts'

// What a user may see is what the user could see at the grant; nobody widens it by their own hand.

let mock: Mock
beforeAll(async () => {
  mock = await oauthMock()
})
afterAll(() => mock.close())

async function call(token: string, method: string, path: string, body?: unknown): Promise<Response> {
  return fetch(`${mock.fhirBase}/${path}`, {
    method,
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/fhir+json' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
}

async function logIn(user: string, scope: string): Promise<string> {
  mock.autoApprove({ user, patient: 'jane-smith' })
  return (await obtainTokens(mock, { scope })).access_token
}

test('a Person cannot link itself to another patient', async () => {
  const token = await logIn('Person/jane-smith-person', 'openid fhirUser user/*.cruds')
  const person = (await (await call(token, 'GET', 'Person/jane-smith-person')).json()) as fhir4.Person
  const linked = { target: { reference: 'Patient/amy-shaw' } }
  const widened = { ...person, link: [...(person.link ?? []), linked] }
  expect((await call(token, 'PUT', 'Person/jane-smith-person', widened)).status).toBe(403)
  expect((await call(token, 'POST', 'Person', { ...widened, id: undefined })).status).toBe(403)
  const patch = [{ op: 'add', path: '/link/-', value: linked }]
  const patched = await fetch(`${mock.fhirBase}/Person/jane-smith-person`, {
    method: 'PATCH',
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json-patch+json' },
    body: JSON.stringify(patch),
  })
  expect(patched.status).toBe(403)
  expect((await call(token, 'GET', 'Patient/amy-shaw')).status).toBe(404)
  expect((await call(token, 'GET', 'Patient/jane-smith')).status).toBe(200)
  const renamed = { ...person, name: [{ text: 'Jane S.' }] }
  expect((await call(token, 'PUT', 'Person/jane-smith-person', renamed)).status).toBe(200)
})

test('links that staff adds count from the next grant on', async () => {
  const token = await logIn('Person/jane-smith-person', 'openid fhirUser user/*.rs')
  const staff = await logIn('Practitioner/dr-okafor', 'openid fhirUser user/*.cruds')
  const person = (await (await call(staff, 'GET', 'Person/jane-smith-person')).json()) as fhir4.Person
  const linked = { target: { reference: 'Patient/amy-shaw' } }
  const changed = await call(staff, 'PUT', 'Person/jane-smith-person', {
    ...person,
    link: [...(person.link ?? []), linked],
  })
  expect(changed.status).toBe(200)
  expect((await call(token, 'GET', 'Patient/amy-shaw')).status).toBe(404)
  const later = await logIn('Person/jane-smith-person', 'openid fhirUser user/*.rs')
  expect((await call(later, 'GET', 'Patient/amy-shaw')).status).toBe(200)
})
