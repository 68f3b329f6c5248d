import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createMock, type Mock } from '../../../src/testing/index.ts'
import { struckRun } from '../../support/struck-run.ts'
import { FHIR_JSON, listValues } from './fhir-reply.ts'

let mock: Mock
beforeAll(async () => {
  mock = await createMock()
})
afterAll(() => mock.close())

describe('an error instead of the work: an OperationOutcome, in this order of headers', () => {
  test.each([
    ['basic-challenge', {}, 401, ['WWW-Authenticate', 'Basic realm="fhir"'], 'login'],
    [
      'scope-insufficient',
      {},
      403,
      [
        'WWW-Authenticate',
        'Bearer realm="fhir", error="insufficient_scope", scope="patient/Practitioner.cruds"',
      ],
      'forbidden',
    ],
    ['resource-forbidden', {}, 403, undefined, 'forbidden'],
    ['fhir-refused', { status: 410 }, 410, undefined, 'deleted'],
    ['write-conflict', {}, 412, undefined, 'conflict'],
    ['write-invalid', {}, 422, undefined, 'business-rule'],
    ['fhir-too-many-requests', { retryAfterS: 3 }, 429, ['Retry-After', '3'], 'throttled'],
    ['fhir-throttled', {}, 429, undefined, 'throttled'],
    ['fhir-unavailable', { status: 502 }, 502, undefined, 'transient'],
    ['page-fails', { status: 410 }, 410, undefined, 'expired'],
  ] as const)('%s %j', async (name, params, status, header, code) => {
    const { received, entry, original, sent } = await struckRun(mock, name, params)
    expect(received.status).toBe(status)
    expect(received.headers.slice(0, header ? 3 : 2)).toEqual([
      ['Content-Type', FHIR_JSON],
      ['X-Content-Type-Options', 'nosniff'],
      ...(header ? [header] : []),
    ])
    expect(listValues(received.headers, 'Access-Control-Allow-Origin')).toEqual(['http://localhost:4020'])
    const outcome = JSON.parse(received.body)
    expect(outcome).toMatchObject({ resourceType: 'OperationOutcome', issue: [{ severity: 'error', code }] })
    expect(entry.strikes[0]?.changes.map(({ point }) => point)).toEqual(['arrival'])
    expect(original).toBe(sent)
  })

  test('sends an HTTP date in Retry-After that is never too early (F-246)', async () => {
    const { received, entry } = await struckRun(mock, 'fhir-too-many-requests', {
      form: 'http-date',
      retryAfterS: 5,
    })
    const date = Date.parse(listValues(received.headers, 'Retry-After')[0] ?? '')
    expect(date - entry.startedAt).toBeGreaterThanOrEqual(5000)
    expect(date - entry.startedAt).toBeLessThan(6500)
  })
})

describe('401 before the token expires (F-235, F-236, F-285)', () => {
  test.each([
    ['challenge', 1, 1, /"code":"login"/],
    ['no-challenge', 0, 1, /"code":"login"/],
    ['empty', 0, 1, /^$/],
    ['html', 0, 1, /^<html>/],
    ['no-cors', 1, 0, /"code":"login"/],
  ] as const)('%s', async (answer, challenges, cors, body) => {
    const { received, tenant, entry, armed } = await struckRun(mock, 'access-token-rejected', { answer })
    expect(received.status).toBe(401)
    expect(listValues(received.headers, 'WWW-Authenticate')).toHaveLength(challenges)
    expect(listValues(received.headers, 'Access-Control-Allow-Origin')).toHaveLength(cors)
    expect(received.body).toMatch(body)
    const withIt = tenant.journal.find().filter(({ facts }) => facts.accessToken === entry.facts.accessToken)
    expect(new Set(withIt.map(({ sent }) => sent?.status)), 'that token is refused from then on').toEqual(
      new Set([401]),
    )
    expect(tenant.journal.count({ step: 'fhir', status: 200 }), 'a new one works').toBeGreaterThan(4)
    expect(armed?.strikeCount).toBe(1)
  })
})

test('revokes every token of the authorization after the third FHIR request (F-276)', async () => {
  const { tenant, entry } = await struckRun(mock, 'token-revoked')
  const statuses = tenant.journal.find({ step: 'fhir' }).map(({ sent }) => sent?.status)
  expect(statuses.slice(0, 3)).toEqual([200, 200, 401])
  expect(new Set(statuses.slice(3))).toEqual(new Set([401]))
  expect(tenant.journal.find({ step: 'token', after: entry.seq })[0]?.facts.error).toBe('invalid_grant')
})
