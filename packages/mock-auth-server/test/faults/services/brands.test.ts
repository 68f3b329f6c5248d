import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createMock, type Mock } from '../../../src/testing/index.ts'
import { struckRun } from '../../support/struck-run.ts'

let mock: Mock
beforeAll(async () => {
  mock = await createMock()
})
afterAll(() => mock.close())

type Json = Record<string, unknown>
const bodyOf = ({ received }: Awaited<ReturnType<typeof struckRun>>) => JSON.parse(received.body) as Json
const header = ({ received }: Awaited<ReturnType<typeof struckRun>>, name: string) =>
  received.headers.find(([key]) => key.toLowerCase() === name)?.[1]

describe('introspection (F-291, F-292)', () => {
  test.each([
    ['401', 401, 'invalid_token', 'Bearer error="invalid_token"'],
    ['403', 403, 'insufficient_scope', 'Bearer error="insufficient_scope"'],
    ['500', 500, 'server_error', undefined],
  ])('%s is an OAuth error', async (as, status, error, challenge) => {
    const run = await struckRun(mock, 'introspection-denied', { as })
    expect(run.received.status).toBe(status)
    expect(bodyOf(run).error).toBe(error)
    expect(header(run, 'www-authenticate')).toBe(challenge)
  })

  test('an inactive token has nothing beside', async () => {
    expect(bodyOf(await struckRun(mock, 'introspection-denied'))).toEqual({ active: false })
  })

  test('active as a string, and another client', async () => {
    const text = await struckRun(mock, 'introspection-not-credible')
    expect(bodyOf(text)).toMatchObject({ active: 'true', client_id: 'smart-client-symmetric' })
    const other = await struckRun(mock, 'introspection-not-credible', { is: 'other-client' })
    expect(bodyOf(other)).toMatchObject({ active: true, client_id: 'another-client' })
  })

  test('a page', async () => {
    const run = await struckRun(mock, 'introspection-not-credible', { is: 'html' })
    expect([run.received.status, header(run, 'content-type')]).toEqual([200, 'text/html; charset=utf-8'])
    expect(() => bodyOf(run)).toThrow()
  })

  test('members beside, and exp missing', async () => {
    const extra = await struckRun(mock, 'introspection-extra-members')
    const honest = honestOf(extra)
    expect(bodyOf(extra)).toMatchObject(honest)
    expect(Object.keys(bodyOf(extra)).length).toBeGreaterThan(Object.keys(honest).length)
    const bare = bodyOf(await struckRun(mock, 'introspection-without-exp'))
    expect(bare).toMatchObject({ active: true })
    expect(bare).not.toHaveProperty('exp')
  })

  test('another patient (F-299), whom the token does not reach', async () => {
    const run = await struckRun(mock, 'ehr-patient-switched')
    const { patient } = bodyOf(run)
    expect(mock.inner.world.patients).toContain(patient)
    expect(patient).not.toBe('lucas-labs')
    const read = run.tenant.journal.find().find(({ request }) => request.target.endsWith(`/${patient}`))
    expect(read?.sent?.status).toBe(404)
  })
})

describe('revocation at logout (F-293)', () => {
  test('503 with Retry-After', async () => {
    const run = await struckRun(mock, 'revocation-fails', { retryAfterS: 7 })
    expect([run.received.status, header(run, 'retry-after')]).toEqual([503, '7'])
    expect(bodyOf(run).error).toBe('temporarily_unavailable')
  })

  test('400 unsupported_token_type, and the token lives on', async () => {
    const run = await struckRun(mock, 'revocation-fails', { as: 'unsupported-token-type' })
    expect([run.received.status, bodyOf(run).error]).toEqual([400, 'unsupported_token_type'])
    expect(run.tenant.journal.last({ step: 'fhir' })?.sent?.status).toBe(200)
  })

  test('a reset', async () => {
    const { received } = await struckRun(mock, 'revocation-fails', { as: 'reset' })
    expect([received.status, received.end]).toEqual([0, 'reset'])
  })
})

describe('app state (F-294 to F-296)', () => {
  test.each([412, 404, 410, 413, 403, 428])(
    '%i is an OperationOutcome, and nothing is changed',
    async (status) => {
      const run = await struckRun(mock, 'app-state-refused', { status })
      expect(run.received.status).toBe(status)
      expect(bodyOf(run)).toMatchObject({ resourceType: 'OperationOutcome', issue: [{ severity: 'error' }] })
    },
  )

  test.each(['script', 'json-bomb'])('%s stands in every valueString, and nowhere else', async (poison) => {
    const run = await struckRun(mock, 'app-state-poisoned', { with: poison })
    const [entry] = bodyOf(run).entry as { resource: { extension: Json[]; code: unknown } }[]
    expect(entry?.resource.code).toEqual({
      coding: [{ system: 'https://app.example', code: 'preferences' }],
    })
    const [extension] = entry?.resource.extension ?? []
    expect(String(extension?.valueString)).toContain(run.tenant.inner.canary.base)
    if (poison === 'json-bomb') expect(depthOf(JSON.parse(String(extension?.valueString)).a)).toBe(20_000)
  })

  test('another host keeps the state, for the same token and the same patient', async () => {
    const run = await struckRun(mock, 'app-state-elsewhere')
    const { base } = run.tenant.inner.canary
    expect(bodyOf(run).associated_endpoints).toEqual([
      { url: `${base}/associated/app-state`, capabilities: ['smart-app-state'] },
    ])
    const there = run.tenant.journal.find({ step: 'app-state' })
    expect(there.slice(0, 3).map(({ listener, sent }) => [listener, sent?.status])).toEqual([
      ['canary', 201],
      ['canary', 200],
      ['canary', 200],
    ])
  })

  test('a token that this server did not issue is not taken there', async () => {
    const tenant = mock.tenant('associated-strange')
    const url = `${tenant.inner.canary.base}/associated/app-state/Basic?code=a%7Cb&subject:missing=true`
    const response = await fetch(url, { headers: { Authorization: 'Bearer made-up' } })
    expect(response.status).toBe(401)
  })
})

describe('brands (F-297)', () => {
  test('304 to who has none', async () => {
    const { received } = await struckRun(mock, 'brands-unusable')
    expect([received.status, received.body]).toEqual([304, ''])
  })

  test('who asks with an ETag is answered honestly', async () => {
    const tenant = mock.tenant('brands-asked')
    await tenant.arm('brands-unusable')
    const url = `${tenant.inner.base}/brands/bundle.json`
    const headers = { 'If-None-Match': 'W/"old"' }
    expect((await fetch(url, { headers })).status).toBe(200)
  })

  test('two brands, each with its endpoint, and no identifier to tell them apart', async () => {
    const run = await struckRun(mock, 'brands-unusable', { is: 'two-brands' })
    const entries = bodyOf(run).entry as { fullUrl: string; resource: Json }[]
    expect(entries.map(({ resource }) => resource.name)).toEqual([
      ...['Another clinic', 'FHIR R4', 'SMART mock', 'FHIR R4'],
    ])
    const urls = entries.map(({ fullUrl }) => fullUrl)
    expect(new Set(urls).size).toBe(4)
    for (const { resource } of entries) {
      const [endpoint] = (resource.endpoint ?? []) as { reference: string }[]
      if (endpoint) expect(urls).toContain(endpoint.reference)
    }
    const discovery = await (await fetch(`${run.tenant.fhirBase}/.well-known/smart-configuration`)).json()
    expect(discovery).not.toHaveProperty('user_access_brand_identifier')
    expect(discovery).toHaveProperty('user_access_brand_bundle')
  })

  test('no brand of that identifier, and an endpoint that answers 404', async () => {
    const run = await struckRun(mock, 'brands-unusable', { is: 'identifier-not-found' })
    const [brand] = bodyOf(run).entry as { resource: { identifier: unknown } }[]
    expect(brand?.resource.identifier).toEqual([
      { system: 'urn:ietf:rfc:3986', value: 'https://example.org/another-brand' },
    ])
    const dead = await struckRun(mock, 'brands-unusable', { is: 'dead-endpoint' })
    const [, endpoint] = bodyOf(dead).entry as { resource: { address: string } }[]
    expect((await fetch(`${endpoint?.resource.address}/metadata`)).status).toBe(404)
  })

  test('no ETag, a logo that is not there, names that are absent', async () => {
    expect(header(await struckRun(mock, 'brands-odd'), 'etag')).toBeUndefined()
    const logo = await struckRun(mock, 'brands-odd', { is: 'broken-logo' })
    const [, url = ''] = /"brandLogo","valueUrl":"([^"]*)"/.exec(logo.received.body) ?? []
    expect((await fetch(url)).status).toBe(404)
    const nameless = bodyOf(await struckRun(mock, 'brands-odd', { is: 'names-absent' }))
    for (const { resource } of nameless.entry as { resource: Json }[]) {
      expect(resource).not.toHaveProperty('name')
      expect(JSON.stringify(resource._name)).toContain('asked-declined')
    }
  })
})

describe('appContext (F-298)', () => {
  test.each([
    ['json', { view: 'growth-chart', from: '2024-01-01' }],
    ['garbage', undefined],
  ])('%s', async (is, value) => {
    const { appContext } = bodyOf(await struckRun(mock, 'app-context-odd', { is }))
    if (value) expect(JSON.parse(String(appContext))).toEqual(value)
    else expect(() => JSON.parse(String(appContext))).toThrow()
  })

  test.each(['script', 'json', 'url'])('%s names the other host', async (poison) => {
    const run = await struckRun(mock, 'app-context-hostile', { with: poison })
    expect(bodyOf(run).appContext).toContain(run.tenant.inner.canary.base)
    expect(run.tenant.journal.count({ listener: 'canary' })).toBeGreaterThan(0)
  })
})

test('who signs out of the EHR has no token left (F-299)', async () => {
  const run = await struckRun(mock, 'ehr-signed-out')
  expect(run.received.status).toBe(401)
  expect(header(run, 'www-authenticate')).toContain('invalid_token')
  const after = run.tenant.journal.find({ step: 'fhir', after: run.entry.seq })
  expect(new Set(after.map(({ sent }) => sent?.status))).toEqual(new Set([401]))
})

function honestOf({ entry }: Awaited<ReturnType<typeof struckRun>>): Json {
  return entry.struck[0]?.changes[0]?.honest as Json
}

function depthOf(value: unknown): number {
  let depth = 0
  for (let at = value; Array.isArray(at); at = at[0]) depth += 1
  return depth
}
