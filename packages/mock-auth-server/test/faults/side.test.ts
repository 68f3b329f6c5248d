import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createMock, type Mock } from '../../src/testing/index.ts'
import { location, struckRun } from '../support/struck-run.ts'

let mock: Mock
let secure: Mock
beforeAll(async () => {
  mock = await createMock()
  secure = await createMock({ https: 'local' })
})
afterAll(async () => {
  await mock.close()
  await secure.close()
})

type Document = Record<string, string>

/** Returns the members of the struck document that differ from the original, as received. */
async function changed(on: Mock, name: string, params: Record<string, unknown>): Promise<Document> {
  const { received, entry } = await struckRun(on, name, params)
  const honest = entry.strikes[0]?.changes[0]?.original as Document
  const document = JSON.parse(received.body) as Document
  return Object.fromEntries(
    Object.entries(document).filter(([key, value]) => JSON.stringify(value) !== JSON.stringify(honest[key])),
  )
}

const TLS = /^https:\/\/localhost:\d+\/t\/fault-\d+\/auth\//

describe.each(['token_endpoint', 'jwks_uri'])('%s is elsewhere, and nothing else changes', (endpoint) => {
  test.each([
    ['certificate-invalid', { certificate: 'expired' }, TLS],
    ['tls-outdated', { version: 'TLSv1' }, TLS],
    ['endpoint-unreachable', { how: 'unknown-host' }, /^http:\/\/nowhere\.invalid\/t\/fault-\d+\/auth\//],
    ['endpoint-unreachable', { how: 'refused' }, /^http:\/\/localhost:\d+\/t\/fault-\d+\/auth\//],
  ])('%s (F-277, F-278, F-280)', async (name, params, url) => {
    const members = await changed(mock, name, { ...params, endpoint })
    expect(members).toEqual({ [endpoint]: expect.stringMatching(url) })
    expect(members[endpoint]).not.toContain(new URL(mock.fhirBase).host)
  })
})

test.each(['token_endpoint', 'authorization_endpoint', 'jwks_uri'])(
  '%s is plain http behind an https base (F-023)',
  async (endpoint) => {
    const members = await changed(secure, 'endpoints-plain-http', { endpoint })
    expect(members).toEqual({ [endpoint]: expect.stringMatching(/^http:\/\/localhost:\d+\/t\/fault-\d+\//) })
  },
)

test.each([
  ['discovery', '/fhir/.well-known/smart-configuration'],
  ['token', '/auth/token'],
  ['fhir', '/fhir/'],
])('https redirects %s to plain http (F-279)', async (at, path) => {
  const { received, tenant } = await struckRun(secure, 'redirect-to-plain-http', { at })
  expect(received.status).toBe(307)
  const to = location(received)
  expect(to).toMatch(/^http:\/\/localhost:\d+\/t\/fault-\d+\//)
  expect(to).toContain(path)
  const followed = tenant.journal.find({ listener: 'side' }).map(({ step }) => step)
  expect(followed.length).toBeGreaterThan(0)
})

test.each(['endpoints-plain-http', 'redirect-to-plain-http'])(
  'where the base is plain http anyway, %s changes nothing',
  async (name) => {
    await expect(struckRun(mock, name)).rejects.toThrow('struck nothing')
  },
)

test('opens the side listeners of a fault while it is armed', async () => {
  const tenant = mock.createTenant('leases')
  const { sides } = tenant.tenant
  const one = await tenant.arm('certificate-invalid')
  const two = await tenant.arm('certificate-invalid', { times: 1 })
  const origin = sides.origin('self-signed')
  expect(origin).toMatch(/^https:/)
  one.disarm()
  expect(sides.origin('self-signed')).toBe(origin)
  two.disarm()
  expect(sides.origin('self-signed')).toBeUndefined()

  await tenant.arm('tls-outdated')
  expect(sides.origin('TLSv1.1')).toBeDefined()
  const old = sides.origin('TLSv1.1') ?? ''
  tenant.delete()
  await expect.poll(() => fetch(old).catch((error) => error.cause.code)).toBe('ECONNREFUSED')
})
