import { createFhirBase } from '@smart-mock/fhir-engine'
import type { Any } from '@smart-mock/fhir-engine/test/engine'
import { WORLD } from '@smart-mock/fhir-engine/test/leak/leak-world'
import { BACKENDS } from '@smart-mock/fhir-engine/test/upstream/backends'
import { readDirectory, UpstreamClient } from '@smart-mock/fhir-engine/upstream'
import { describe, expect, it } from 'vitest'
import { createTenantData } from '../../../src/exchange/tenants/tenant-data.ts'
import { createMock } from '../../../src/mock/create-mock.ts'
import { bearer, obtainTokens } from '../../support/handshake.ts'
import { closeAfterTest, startBehind } from './upstream-behind.ts'

describe('a mock in front of another server', { timeout: 60_000 }, () => {
  it.each(Object.entries(BACKENDS))('signs in its people and serves its data: %s', async (_, start) => {
    const backend = await start(WORLD)
    closeAfterTest(backend)
    const upstream = { base: backend.base }
    const data = createTenantData(createFhirBase(await readDirectory(new UpstreamClient(upstream))))
    expect(data.people.users.map(({ reference }) => reference)).toContain('Practitioner/dr-okafor')
    const mock = await createMock({ upstream, data, options: { tokens: 'any' } })
    closeAfterTest(mock)
    const { fhirBase } = mock.createTenant('front', { options: { tokens: 'any' } })
    const read = await fetch(`${fhirBase}/Patient/amy-shaw`, { headers: { authorization: 'Bearer x' } })
    expect(read.status).toBe(200)
    expect(await read.json()).toMatchObject({ resourceType: 'Patient', id: 'amy-shaw' })
    const text = await (await fetch(`${fhirBase}/metadata`)).text()
    expect(JSON.parse(text).rest[0].security.service[0].coding[0].code).toBe('SMART-on-FHIR')
    expect(text).not.toContain(backend.base)
    const [rest] = JSON.parse(text).rest as Any[]
    const named = (operations: Any[] = []) => operations.map(({ name }) => name)
    expect(named(rest.operation)).toEqual(['export'])
    const patients = rest.resource.find(({ type }: Any) => type === 'Patient')
    expect(named(patients.operation)).toEqual(['validate', 'everything', 'export'])
    const bundle = await (await fetch(`${fhirBase}/Observation?patient=amy-shaw&_count=2`)).text()
    expect(bundle).toContain(`${fhirBase}/Observation?`)
    expect(bundle).not.toContain(backend.base)
  })

  it('forwards writes: create, update with If-Match, patch, delete', async () => {
    const backend = await (BACKENDS['our own engine in another process, security off'] as Any)(WORLD)
    closeAfterTest(backend)
    const mock = await createMock({ upstream: { base: backend.base }, options: { tokens: 'any' } })
    closeAfterTest(mock)
    const send = (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
      fetch(`${mock.fhirBase}/${path}`, {
        method,
        headers: { 'content-type': 'application/fhir+json', ...headers },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      })
    const created = await send('POST', 'Patient', { resourceType: 'Patient', gender: 'male' })
    expect(created.status).toBe(201)
    const location = created.headers.get('location') ?? ''
    expect(location.startsWith(`${mock.fhirBase}/Patient/`)).toBe(true)
    const { id } = (await created.json()) as { id: string }
    const put = (gender: string, tag: string) =>
      send('PUT', `Patient/${id}`, { resourceType: 'Patient', id, gender }, { 'if-match': tag })
    expect((await put('female', 'W/"7"')).status).toBe(412)
    expect((await put('female', created.headers.get('etag') ?? '')).status).toBe(200)
    const patch = [{ op: 'replace', path: '/gender', value: 'other' }]
    expect(
      (await send('PATCH', `Patient/${id}`, patch, { 'content-type': 'application/json-patch+json' })).status,
    ).toBe(200)
    const there = await fetch(`${backend.base}/Patient/${id}`)
    expect(await there.json()).toMatchObject({ gender: 'other', meta: { versionId: '3' } })
    expect((await (await send('GET', `Patient/${id}/_history`)).json()) as Any).toMatchObject({ total: 3 })
    expect((await send('DELETE', `Patient/${id}`)).status).toBe(204)
    expect((await fetch(`${backend.base}/Patient/${id}`)).status).toBe(410)
  })
})

describe('a login in front of another server', { timeout: 60_000 }, () => {
  it("reads the resources that the patient's scopes cover, with faults and journal as usual", async () => {
    const backend = await startBehind({})
    const upstream = { base: backend.base }
    const data = createTenantData(createFhirBase(await readDirectory(new UpstreamClient(upstream))))
    const mock = await createMock({ upstream, data })
    closeAfterTest(mock)
    mock.autoApprove({ user: 'Practitioner/dr-okafor', patient: 'amy-shaw' })
    const scope = 'launch/patient openid fhirUser patient/Observation.rs'
    const tokens = await obtainTokens(mock, { scope })
    expect(tokens).toMatchObject({ patient: 'amy-shaw' })
    const get = (path: string) => fetch(`${mock.fhirBase}/${path}`, { headers: bearer(tokens.access_token) })
    const { entry } = (await (await get('Observation?_count=200')).json()) as Any
    const subjects = entry.map(({ resource }: Any) => resource.subject.reference)
    expect(new Set(subjects)).toEqual(new Set(['Patient/amy-shaw']))
    expect((await get('Observation/frank-hansen-bp-1')).status).toBe(404)
    expect((await get('Patient/amy-shaw')).status).toBe(403)
    expect((await fetch(`${mock.fhirBase}/Observation`)).status).toBe(401)
    await mock.arm('fhir-too-many-requests')
    expect((await get('Observation')).status).toBe(429)
    expect(mock.journal.find({ step: 'fhir-search' }).map(({ sent }) => sent?.status)).toEqual([
      200, 401, 429,
    ])
    expect(JSON.stringify(backend.requests)).not.toContain(tokens.access_token)
  })
})
