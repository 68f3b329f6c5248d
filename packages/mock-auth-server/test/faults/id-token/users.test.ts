import { decodeJwt } from 'jose'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createMock, type Mock } from '../../../src/testing/index.ts'
import { receiveIdToken } from './received-id-token.ts'

let mock: Mock
beforeAll(async () => {
  mock = await createMock()
})
afterAll(() => mock.close())

describe('reading the user (F-188)', () => {
  const readOf = async (name: string, params: Record<string, unknown>) => {
    const { tenant, seen } = await receiveIdToken(mock, name, params)
    const reply = seen.find(({ url }) => url.endsWith('/Practitioner/dr-okafor'))?.reply
    const [entry] = tenant.journal.find({ step: 'fhir-read' }).filter(({ strikes }) => strikes.length > 0)
    return { reply, entry, body: JSON.parse(reply?.body ?? '') as Record<string, unknown> }
  }

  test.each([401, 403, 404, 410, 500])('%i', async (status) => {
    const { reply, entry, body } = await readOf('fhir-user-read-refused', { status })
    expect([reply?.status, body.resourceType]).toEqual([status, 'OperationOutcome'])
    const challenge = reply?.headers.find(([name]) => name === 'WWW-Authenticate')
    expect(challenge !== undefined).toBe(status === 401)
    expect(entry?.facts.resourceId).toBe('dr-okafor')
  })

  test.each([
    ['type', { resourceType: 'Organization', id: 'dr-okafor' }],
    ['id', { resourceType: 'Practitioner', id: 'somebody-else' }],
  ])('another %s', async (other, expected) => {
    const { reply, body } = await readOf('fhir-user-read-other', { other })
    expect(reply?.status).toBe(200)
    expect(body).toMatchObject(expected)
  })
})

test('returns another user from UserInfo (F-190)', async () => {
  const { tenant, seen, idToken } = await receiveIdToken(mock, 'user-info-other-subject')
  const reply = seen.find(({ url }) => url.endsWith('/auth/userinfo'))?.reply
  const said = JSON.parse(reply?.body ?? '')
  expect(said.fhirUser).toBe(tenant.tenant.canary.fhirUser)
  expect(said.sub).not.toBe(decodeJwt(idToken).sub)
})

test('notes the user whom the profile claim names (F-189)', async () => {
  const { tenant, idToken } = await receiveIdToken(mock, 'fhir-user-in-profile')
  const { profile } = decodeJwt(idToken)
  expect(profile).toMatch(/\/Practitioner\/dr-okafor$/)
  const [entry] = tenant.journal.find({ step: 'token' })
  expect(entry?.facts.issuedFhirUser).toBe(profile)
})
