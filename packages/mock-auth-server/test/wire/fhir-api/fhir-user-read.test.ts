import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { createMock, type Mock, type MockTenant } from '../../../src/testing/index.ts'
import { bearer, obtainTokens } from '../../support/handshake.ts'

const USER = 'Practitioner/dr-okafor'

let mock: Mock
beforeAll(async () => {
  mock = await createMock()
})
beforeEach(() => {
  mock.reset()
  mock.autoApprove({ user: USER, patient: 'amy-shaw' })
})
afterAll(() => mock.close())

/** Returns the status of each read with a token of those scopes. */
async function statusesOf(server: Mock | MockTenant, scope: string, paths: readonly string[]) {
  const { access_token } = await obtainTokens(server, { scope })
  const replies = paths.map((path) => fetch(`${server.fhirBase}/${path}`, { headers: bearer(access_token) }))
  return (await Promise.all(replies)).map(({ status }) => status)
}

test('allows an app with openid and fhirUser alone to read the resource of its user, and nothing else', async () => {
  const paths = [USER, `${USER}/_history/1`, 'Practitioner/dr-bianchi', 'Practitioner', 'Patient/amy-shaw']
  expect(await statusesOf(mock, 'openid fhirUser', paths)).toEqual([200, 200, 403, 403, 403])
})

test.each(['openid', 'fhirUser', 'launch/patient patient/Observation.rs'])(
  'rejects that read with the scopes %s',
  async (scope) => {
    expect(await statusesOf(mock, scope, [USER])).toEqual([403])
  },
)

const OTHERS = ['Patient/amy-shaw', 'RelatedPerson/jack-smith-mother', 'Person/jane-smith-person']
test.each(OTHERS)('allows the read to %s', async (user) => {
  mock.autoApprove({ user })
  expect(await statusesOf(mock, 'openid fhirUser', [user])).toEqual([200])
})

test('allows no write, and no read of others in a batch', async () => {
  const { access_token } = await obtainTokens(mock, { scope: 'openid fhirUser' })
  const send = (method: string, path: string, body: object) =>
    fetch(`${mock.fhirBase}/${path}`, {
      method,
      headers: { ...bearer(access_token), 'content-type': 'application/fhir+json' },
      body: JSON.stringify(body),
    })
  const id = 'dr-okafor'
  expect((await send('PUT', USER, { resourceType: 'Practitioner', id })).status).toBe(403)
  const entry = [USER, 'Practitioner/dr-bianchi', 'Patient/amy-shaw'].map((url) => ({
    request: { method: 'GET', url },
  }))
  const bundle = await (await send('POST', '', { resourceType: 'Bundle', type: 'batch', entry })).json()
  const statuses = bundle.entry.map(({ response }: { response: { status: string } }) => response.status)
  expect(statuses.map((status: string) => status.slice(0, 3) === '200')).toEqual([true, false, false])
})

test('rejects the read with the option by-scope, which the rule within-granted-scopes reports', async () => {
  const strict = mock.createTenant('strict', { options: { fhirUserRead: 'by-scope' } })
  for (const tenant of [mock.createTenant('lenient'), strict]) {
    tenant.autoApprove({ user: USER })
    const [status] = await statusesOf(tenant, 'openid fhirUser', [USER])
    const rules = (await tenant.findings()).findings.map(({ rule }) => rule)
    expect([status, rules.includes('within-granted-scopes')]).toEqual(
      tenant === strict ? [403, true] : [200, false],
    )
  }
})
