import { decodeJwt, jwtVerify } from 'jose'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createMock, type Mock } from '../../../src/testing/index.ts'
import { findHonestClaims, isGenuine, listChangedClaims, receiveIdToken } from './received-id-token.ts'

let mock: Mock
beforeAll(async () => {
  mock = await createMock()
})
afterAll(() => mock.close())

describe('another issuer (F-173, F-174, F-175)', () => {
  test.each(['other-host', 'trailing-slash', 'other-scheme', 'upper-case', 'absent'])('%s', async (to) => {
    const { tenant, idToken, changes, key } = await receiveIdToken(mock, 'id-token-wrong-issuer', { to })
    await jwtVerify(idToken, key)
    const { iss, fhirUser, ...rest } = decodeJwt(idToken)
    expect(iss).not.toBe(tenant.issuer)
    expect(fhirUser).toBe(tenant.tenant.canary.fhirUser)
    const { iss: _, fhirUser: __, ...honest } = findHonestClaims(changes)
    expect(rest).toEqual(honest)
    if (to === 'absent') expect(iss).toBeUndefined()
    else expect(String(iss).toLowerCase()).not.toBe('')
  })
})

describe('claims under a good signature (F-161 to F-189)', () => {
  const canary = { fhirUser: expect.stringMatching(/\/fhir\/Practitioner\/canary$/) }
  const now = () => Date.now() / 1000
  const about = (seconds: number) => expect.toSatisfy((value) => Math.abs(value - now() - seconds) < 30)

  test.each([
    ['id-token-expired', {}, { ...canary, iat: about(-7200), exp: about(-3600) }],
    ['id-token-clock-skew', { claim: 'exp' }, { iat: about(-80), exp: about(-20) }],
    ['id-token-clock-skew', { claim: 'iat' }, { iat: about(20) }],
    ['id-token-exp-malformed', { to: 'absent' }, { ...canary, exp: undefined }],
    ['id-token-exp-malformed', { to: 'string' }, { ...canary, exp: expect.stringMatching(/^\d{10}$/) }],
    [
      'id-token-exp-malformed',
      { to: 'milliseconds' },
      { ...canary, exp: expect.toSatisfy((exp) => Math.abs(exp / 1000 - now() - 3600) < 30) },
    ],
    ['id-token-wrong-iat', { to: 'absent' }, { ...canary, iat: undefined }],
    ['id-token-wrong-iat', { to: 'future' }, { ...canary, iat: about(86_400) }],
    ['id-token-old-iat', {}, { ...canary, iat: about(-3 * 365 * 86_400) }],
    ['id-token-not-yet-valid', {}, { ...canary, nbf: about(3600) }],
    ['id-token-wrong-audience', { to: 'other-client' }, { ...canary, aud: 'another-client' }],
    ['id-token-wrong-audience', { to: 'absent' }, { ...canary, aud: undefined }],
    [
      'id-token-wrong-audience',
      { to: 'untrusted-beside' },
      { ...canary, aud: ['smart-client-symmetric', 'another-client'] },
    ],
    ['id-token-audience-array', {}, { aud: ['smart-client-symmetric'] }],
    ['id-token-wrong-azp', {}, { ...canary, azp: 'another-client' }],
    ['id-token-wrong-nonce', { to: 'other' }, { ...canary, nonce: expect.stringMatching(/^[0-9a-z]{32}$/) }],
    ['id-token-wrong-nonce', { to: 'absent' }, { ...canary, nonce: undefined }],
    ['id-token-nonce-unasked', {}, { nonce: expect.any(String) }],
    [
      'id-token-replayed',
      {},
      { ...canary, nonce: expect.any(String), iat: about(-600), auth_time: about(-600), exp: about(3000) },
    ],
    ['id-token-sub-malformed', { to: 'absent' }, { ...canary, sub: undefined }],
    ['id-token-sub-malformed', { to: 'empty' }, { ...canary, sub: '' }],
    ['id-token-sub-malformed', { to: 'too-long' }, { ...canary, sub: 'u'.repeat(256) }],
    ['id-token-wrong-at-hash', {}, { at_hash: 'A'.repeat(22) }],
    ['fhir-user-missing', {}, { fhirUser: undefined }],
    ['fhir-user-relative', {}, { fhirUser: 'Practitioner/dr-okafor' }],
    ['fhir-user-foreign', {}, { fhirUser: expect.stringMatching(/\/rogue\/fhir\/Practitioner\/canary$/) }],
    ['fhir-user-odd', { is: 'device' }, { fhirUser: expect.stringMatching(/\/Device\/canary$/) }],
    ['fhir-user-odd', { is: 'climbing-path' }, { fhirUser: expect.stringContaining('/../') }],
    ['fhir-user-odd', { is: 'bare-id' }, { fhirUser: 'canary' }],
    ['fhir-user-type', { type: 'Person' }, { fhirUser: expect.stringMatching(/\/Person\/dr-okafor$/) }],
    [
      'fhir-user-in-profile',
      {},
      { fhirUser: undefined, profile: expect.stringMatching(/\/Practitioner\/dr-okafor$/) },
    ],
  ])('%s %o', async (name, params, expected) => {
    const run = await receiveIdToken(mock, name, params)
    expect(await isGenuine(run.idToken, run.key)).toBe(true)
    expect(listChangedClaims(run)).toEqual(expected)
  })
})
