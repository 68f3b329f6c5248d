import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import type { AutoApprove } from '../../src/core/oauth/settable-options.ts'
import { createMock, type Mock, type MockTenant } from '../../src/testing/index.ts'
import { authorize, callback } from '../support/handshake.ts'
import { SENT_STATE } from './mechanism-tenant.ts'

let mock: Mock

beforeAll(async () => {
  mock = await createMock()
})
afterAll(() => mock.close())

/** Starts a mock with one value of `autoApprove` and returns the server of a link with another. */
async function followLink(own: AutoApprove, linked: AutoApprove): Promise<MockTenant> {
  const started = await createMock({ options: { autoApprove: own } })
  onTestFinished(() => started.close())
  const base = started.createScenarioBase({ autoApprove: linked })
  return { fhirBase: base, issuer: base.replace(/fhir$/, 'auth') } as MockTenant
}

describe('a scenario link', () => {
  test('carries faults, users and options to any client, with counters per run', async () => {
    const base = mock.createScenarioBase({
      faults: [{ fault: 'state-changed', times: 1 }],
      autoApprove: { user: 'Practitioner/dr-okafor', patient: 'amy-shaw' },
    })
    const server = { fhirBase: base, issuer: base.replace(/fhir$/, 'auth') } as MockTenant
    const configuration = (await (await fetch(`${base}/.well-known/smart-configuration`)).json()) as Record<
      string,
      string
    >
    expect(configuration.authorization_endpoint).toBe(`${server.issuer}/authorize`)
    const first = callback(await authorize(server, {}, { headers: { 'X-Smart-Mock-Run': 'a' } }))
    const again = callback(await authorize(server, {}, { headers: { 'X-Smart-Mock-Run': 'a' } }))
    const other = callback(await authorize(server, {}, { headers: { 'X-Smart-Mock-Run': 'b' } }))
    expect([first, again, other].map((params) => params.get('state') === SENT_STATE)).toEqual([
      false,
      true,
      false,
    ])
  })

  test.each<[AutoApprove, AutoApprove]>([
    [{ consent: 'ask' }, { user: 'Practitioner/dr-okafor', patient: 'amy-shaw' }],
    [{ user: 'Practitioner/dr-okafor', patient: 'amy-shaw' }, { consent: 'ask' }],
    [{ consent: 'given' }, { user: 'Practitioner/dr-okafor', patient: 'amy-shaw', consent: 'ask' }],
    [
      { patient: 'lucas-labs', consent: 'ask' },
      { user: 'Practitioner/dr-okafor', patient: 'amy-shaw' },
    ],
  ])('asks for consent when the mock has %o and the link has %o', async (own, linked) => {
    const answer = await authorize(await followLink(own, linked))
    expect(await answer.text()).toContain('Allow access?')
  })

  test('consents without a page when the link says so, whatever the mock has', async () => {
    const linked = { user: 'Practitioner/dr-okafor', patient: 'amy-shaw', consent: 'given' } as const
    const answer = await authorize(await followLink({ consent: 'ask' }, linked))
    expect(callback(answer).get('code')).toBeTruthy()
  })

  test('returns a 404 with the reason when it is malformed', async () => {
    const broken = mock.createScenarioBase({ faults: [{ fault: 'no-such-fault' }] })
    const response = await fetch(`${broken}/metadata`)
    expect(response.status).toBe(404)
    expect(await response.text()).toContain('no-such-fault')
    expect((await fetch(`${mock.tenant.base}/s/%%%/fhir/metadata`)).status).toBe(404)
  })
})
