import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { AnyFault } from '../../src/core/declare/fault.ts'
import { LAUNCH_FAULTS } from '../../src/faults/launch/list.ts'
import { createMock, type Mock } from '../../src/testing/index.ts'
import { armedRun } from '../support/armed-run.ts'
import { location, locationParams, struckRun } from '../support/struck-run.ts'

let mock: Mock
beforeAll(async () => {
  mock = await createMock()
})
afterAll(() => mock.close())

const names = (params: readonly [string, string][]) => params.map(([name]) => name)

test('omits iss or launch, and changes nothing else (F-001, F-002)', async () => {
  const withoutIss = await struckRun(mock, 'launch-without-iss')
  expect(names(locationParams(withoutIss.received))).toEqual(['launch'])
  expect(withoutIss.original).toBe(withoutIss.sent)
  expect(withoutIss.entry.strikes[0]?.changes).toMatchObject([
    {
      point: 'launch.redirect',
      original: {
        params: [
          ['iss', withoutIss.tenant.fhirBase],
          ['launch', expect.any(String)],
        ],
      },
    },
  ])
  const withoutLaunch = await struckRun(mock, 'launch-without-launch')
  expect(locationParams(withoutLaunch.received)).toEqual([['iss', withoutLaunch.tenant.fhirBase]])
})

test('publishes iss with a slash, and accepts it as aud (F-003)', async () => {
  const { tenant, received } = await struckRun(mock, 'iss-trailing-slash')
  expect(locationParams(received)[0]).toEqual(['iss', `${tenant.fhirBase}/`])
  expect(tenant.journal.find({ step: 'authorize' })[0]?.facts.aud).toBe(`${tenant.fhirBase}/`)
  expect(tenant.journal.count({ step: 'fhir', status: 200 })).toBeGreaterThan(0)
})

test('refuses the slash in aud without the fault', async () => {
  const tenant = mock.createTenant('no-slash')
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: 'smart-client-public',
    redirect_uri: 'http://localhost:4020/callback',
    scope: 'patient/*.rs',
    state: 'a'.repeat(32),
    aud: `${tenant.fhirBase}/`,
  })
  const reply = await fetch(`${tenant.tenant.base}/auth/authorize?${query}`, { redirect: 'manual' })
  expect(reply.headers.get('location')).toContain('error=invalid_request')
})

test('sends an odd launch value that is encoded, long, and the same at authorize (F-004)', async () => {
  const { tenant, received } = await struckRun(mock, 'launch-value-odd')
  const [, value = ''] = locationParams(received)[1] ?? []
  expect(value.length).toBeGreaterThan(2000)
  for (const char of ['+', '/', '=', '&', '%', '#', ' ', 'é', '𝄞', '%2B']) expect(value).toContain(char)
  expect(location(received)).toMatch(/^[\x21-\x7e]+$/)
  expect(tenant.journal.find({ step: 'authorize' })[0]?.facts.launch).toBe(value)
})

test('adds unknown parameters around the known ones (F-005)', async () => {
  const { received } = await struckRun(mock, 'launch-params-unknown')
  expect(names(locationParams(received))).toEqual(['utm_source', 'patient', 'iss', 'launch', 'context'])
})

test('sends a foreign iss that works up to FHIR at the canary (F-006)', async () => {
  const { tenant, received } = await struckRun(mock, 'iss-foreign')
  expect(locationParams(received)[0]).toEqual(['iss', tenant.tenant.canary.fhirBase])
  const steps = new Set(tenant.journal.find({ listener: 'canary' }).map(({ step }) => step))
  for (const step of ['discovery', 'authorize', 'token', 'fhir-read']) expect(steps).toContain(step)
})

describe('an iss that deceives (F-007)', () => {
  test.each([
    ['user-info', /^http:\/\/localhost:\d+@127\.0\.0\.1:\d+\//],
    ['no-scheme', /^\/\/127\.0\.0\.1:\d+\//],
    ['javascript', /^javascript:fetch\('http:\/\/127\.0\.0\.1:\d+\//],
  ])('%s', async (form, pattern) => {
    const { received } = await struckRun(mock, 'iss-dangerous', { form })
    expect(locationParams(received)[0]?.[1]).toMatch(pattern)
  })
})

test.each([
  ['good-first', 0],
  ['bad-first', 1],
])('sends two iss, %s (F-008)', async (order, at) => {
  const { tenant, received } = await struckRun(mock, 'iss-duplicated', { order })
  const isses = locationParams(received).filter(([name]) => name === 'iss')
  expect(isses[at]).toEqual(['iss', tenant.fhirBase])
  expect(isses[1 - at]).toEqual(['iss', tenant.tenant.canary.fhirBase])
})

test('sends a stale launch value, which leads to invalid_request at the app (F-009)', async () => {
  const { tenant } = await struckRun(mock, 'launch-stale')
  const errors = tenant.journal.find({ step: 'authorize' }).map(({ facts }) => facts.error)
  expect(new Set(errors)).toEqual(new Set(['invalid_request']))
})

test('shows the app in a frame, with the same URL (F-012)', async () => {
  const { received, tenant } = await struckRun(mock, 'launch-embedded')
  expect(received.status).toBe(200)
  expect(location(received)).toBe('about:blank')
  expect(received.body).toContain('<iframe src="http://localhost:4020/launch/mock-symmetric?iss=')
  expect(tenant.journal.count({ step: 'fhir', status: 200 })).toBeGreaterThan(0)
})

test('sandboxes the frame, without popups and top navigation (F-288)', async () => {
  const { received, original } = await struckRun(mock, 'launch-sandboxed')
  const sandbox = 'sandbox="allow-scripts allow-forms allow-same-origin" '
  expect(received.body).toContain(`<iframe ${sandbox}src="http://localhost:4020/launch/`)
  expect(received.body.replace(sandbox, '')).toBe(original.body)
})

test.each(['second-launch', 'interleaved-launches'])(
  '%s is played, for two patients (F-010, F-011)',
  async (name) => {
    const fault = LAUNCH_FAULTS.find((each) => each.name === name)
    const { tenant } = await armedRun(mock, fault as AnyFault, {})
    const patients = tenant.journal.find({ step: 'fhir' }).map(({ facts }) => facts.patient)
    expect(new Set(patients)).toEqual(new Set(['lucas-labs', 'amy-shaw']))
    expect(tenant.journal.find().flatMap(({ strikes }) => strikes)).toEqual([])
  },
)
