import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createMock, type Mock } from '../../../src/testing/index.ts'
import { atToken } from '../../support/at-token.ts'

let mock: Mock
beforeAll(async () => {
  mock = await createMock()
})
afterAll(() => mock.close())

/** Returns the members of the response that differ from the original: `undefined` for a removed member. */
async function changedMembers(name: string, params: Record<string, unknown> = {}) {
  const { first, entry, tenant } = await atToken(mock, name, params)
  const sent = JSON.parse(first?.body ?? '') as Record<string, unknown>
  const honest = entry?.strikes[0]?.changes.find(({ point }) => point === 'token.response')?.original
  const before = honest as Record<string, unknown>
  const names = [...new Set([...Object.keys(before), ...Object.keys(sent)])]
  const other = names.filter((key) => JSON.stringify(before[key]) !== JSON.stringify(sent[key]))
  return { tenant, before, changed: Object.fromEntries(other.map((key) => [key, sent[key]])) }
}

describe('members of the token response', () => {
  test.each([
    ['access-token-malformed', { is: 'missing' }, { access_token: undefined }],
    ['access-token-malformed', { is: 'empty' }, { access_token: '' }],
    ['access-token-malformed', { is: 'number' }, { access_token: 4711 }],
    ['access-token-malformed', { is: 'object' }, { access_token: { token: 'x' } }],
    ['token-type-wrong', { is: 'missing' }, { token_type: undefined }],
    ['token-type-wrong', { is: 'DPoP' }, { token_type: 'DPoP' }],
    ['token-type-case', { is: 'bEARER' }, { token_type: 'bEARER' }],
    ['expires-in-odd', { is: 'missing' }, { expires_in: undefined }],
    ['expires-in-odd', { is: 'string' }, { expires_in: '3600' }],
    ['expires-in-odd', { is: 'fraction' }, { expires_in: 3599.5 }],
    ['expires-in-not-positive', { is: 'zero' }, { expires_in: 0 }],
    ['expires-in-not-positive', { is: 'null' }, { expires_in: null }],
    ['scope-missing', {}, { scope: undefined }],
    ['scope-array', {}, { scope: expect.arrayContaining(['openid', 'patient/*.rs']) }],
    ['refresh-token-missing', {}, { refresh_token: undefined }],
    ['offline-access-not-echoed', {}, { scope: expect.not.stringContaining('offline_access') }],
    ['id-token-missing', {}, { id_token: undefined }],
    ['patient-missing', {}, { patient: undefined }],
    ['encounter-missing', {}, { encounter: undefined }],
    ['patient-malformed', { is: 'reference' }, { patient: 'Patient/lucas-labs' }],
    ['patient-malformed', { is: 'url' }, { patient: expect.stringMatching(/^http.*\/Patient\/lucas-labs$/) }],
    ['patient-malformed', { is: 'number' }, { patient: 1e21 }],
    ['patient-malformed', { is: 'array' }, { patient: ['lucas-labs', 'canary'] }],
    ['patient-malformed', { is: 'empty' }, { patient: '' }],
    ['patient-hostile', { is: 'climbing' }, { patient: '123/../../admin' }],
    ['patient-hostile', { is: 'too-long' }, { patient: 'p'.repeat(65) }],
    ['patient-banner-odd', { is: 'false' }, { need_patient_banner: false }],
    ['patient-banner-odd', { is: 'missing' }, { need_patient_banner: undefined }],
    ['patient-banner-odd', { is: 'string' }, { need_patient_banner: 'true' }],
    ['intent-unknown', {}, { intent: 'smart-mock-unknown-intent' }],
    ['smart-style-hostile', { is: 'script' }, { smart_style_url: expect.stringMatching(/^javascript:/) }],
    ['fhir-context-odd', { is: 'strings' }, { fhirContext: ['ImagingStudy/canary'] }],
    ['fhir-context-odd', { is: 'empty' }, { fhirContext: [] }],
  ])('%s %o (F-106 to F-136)', async (name, params, expected) => {
    const { before, changed } = await changedMembers(name, params)
    expect(changed).toEqual(expected)
    for (const key of Object.keys(expected)) expect(changed[key]).not.toEqual(before[key])
  })

  test('adds unrequested members beside the requested ones (F-132)', async () => {
    const { before, changed } = await changedMembers('token-response-extras')
    expect(Object.keys(changed)).toEqual(
      expect.arrayContaining([
        'intent',
        'tenant',
        'fhirContext',
        '__vendor',
        'https://vendor.example/member',
      ]),
    )
    expect(Object.keys(before).filter((key) => key in changed)).toEqual([])
  })

  test('names another patient at the second server (F-137)', async () => {
    const { tenant, before, changed } = await changedMembers('authorization-details')
    const [own, other] = changed.authorization_details as { locations: string[]; patient: string }[]
    expect(own).toMatchObject({ locations: [tenant.fhirBase], patient: before.patient })
    expect(other?.locations).toEqual([tenant.tenant.canary.fhirBase])
    expect(other?.patient).not.toBe(before.patient)
  })
})

test('issues a short-lived token that expires (F-113)', async () => {
  const { tenant, first, entry } = await atToken(mock, 'access-token-short-lived', { seconds: 60 })
  expect(JSON.parse(first?.body ?? '')).toMatchObject({ expires_in: 60 })
  const held = await tenant.tenant.state.findAccessToken(entry?.facts.issuedAccessToken ?? '')
  expect((held?.expiresAt ?? 0) - (held?.issuedAt ?? 0)).toBe(60_000)
})

test('serves the style from the other host, readable by every origin (F-135)', async () => {
  const { tenant } = await atToken(mock, 'smart-style-hostile', { is: 'values' })
  const [style] = tenant.journal.find({ listener: 'canary' })
  expect(style?.request.target).toMatch(/\/style\.json$/)
  expect(style?.sent?.headers).toContainEqual(['Access-Control-Allow-Origin', '*'])
  expect(style?.sent?.body).toContain('/stolen')
  expect(style?.strikes, 'the strike was the token response').toEqual([])
})

test('refuses reads of the patient in context only (F-131)', async () => {
  const { tenant } = await atToken(mock, 'patient-unknown')
  const reads = tenant.journal.find({ step: 'fhir-read' })
  const statuses = (type: string) =>
    new Set(reads.filter(({ facts }) => facts.resourceType === type).map(({ sent }) => sent?.status))
  expect(statuses('Patient')).toEqual(new Set([404]))
  expect(statuses('Practitioner')).toEqual(new Set([200]))
})

test.each([
  ['long', /^x{7000}\.at_/],
  ['punctuated', /^~\+\/-_\.at_.*==$/],
])('accepts an access token that is %s as it was issued (F-138)', async (is, shape) => {
  const { tenant, entry } = await atToken(mock, 'access-token-odd', { is })
  expect(entry?.facts.issuedAccessToken).toMatch(shape)
  const sent = tenant.journal.find({ step: 'fhir-read' }).filter((read) => read.sent?.status === 200)
  expect(sent.map(({ facts }) => facts.accessToken)).toContain(entry?.facts.issuedAccessToken)
})

test("returns another patient's token with a genuine id_token (F-147)", async () => {
  const { tenant, first, entry } = await atToken(mock, 'token-of-another-patient')
  const held = await tenant.tenant.state.findAccessToken(entry?.facts.issuedAccessToken ?? '')
  expect(held?.grant.context.patient).not.toBe('lucas-labs')
  expect(JSON.parse(first?.body ?? '').patient).toBe(held?.grant.context.patient)
  expect(entry?.strikes[0]?.changes.map(({ point }) => point)).toEqual(['token.grant', 'token.idToken'])
})
