import type { Any } from '@smart-mock/fhir-engine/test/engine'
import { Client } from 'fhir-kit-client'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createMock, type Mock } from '../../../src/mock/create-mock.ts'
import { obtainTokens } from '../../support/handshake.ts'

const family = (name: string) => ({ resourceType: 'Patient', name: [{ family: name }] })
const ids = (bundle: Any): string[] => (bundle.entry ?? []).map((entry: Any) => entry.resource?.id)
const status = (promise: Promise<unknown>): Promise<number> =>
  promise.then(
    () => 200,
    (error) => error.response.status,
  )

/** fhir-kit-client 2.0.3, as a practitioner's app. */
describe('fhir-kit-client drives', () => {
  let mock: Mock
  let fhir: Client
  let token: string
  beforeAll(async () => {
    mock = await createMock()
    mock.autoApprove({ user: 'Practitioner/dr-okafor', patient: 'amy-shaw' })
    const { access_token } = await obtainTokens(mock, { scope: 'openid fhirUser user/*.cruds' })
    token = access_token
    fhir = new Client({ baseUrl: mock.fhirBase, bearerToken: token })
  })
  afterAll(() => mock.close())

  it('the capability statement and the SMART endpoints', async () => {
    const { smart, ...endpoints } = { smart: await fhir.smartAuthMetadata(), issuer: mock.issuer }
    expect(smart.authorizeUrl?.href).toBe(`${endpoints.issuer}/authorize`)
    expect(smart.tokenUrl?.href).toBe(`${endpoints.issuer}/token`)
    expect(await fhir.capabilityStatement()).toMatchObject({ fhirVersion: '4.0.1', kind: 'instance' })
  })

  it('create, read, vread, update, patch, history, delete', async () => {
    const created: Any = await fhir.create({ resourceType: 'Patient', body: family('Kit') })
    const { id } = created
    expect(created.meta.versionId).toBe('1')
    expect(Client.httpFor(created).response?.headers.get('location')).toContain(`Patient/${id}/_history/1`)
    expect(await fhir.read({ resourceType: 'Patient', id })).toMatchObject(family('Kit'))

    const updated = await fhir.update({ resourceType: 'Patient', id, body: { ...family('Two'), id } })
    expect(updated).toMatchObject({ ...family('Two'), meta: { versionId: '2' } })
    const jsonPatch = [{ op: 'replace' as const, path: '/name/0/family', value: 'Three' }]
    expect(await fhir.patch({ resourceType: 'Patient', id, jsonPatch })).toMatchObject(family('Three'))
    expect(await fhir.vread({ resourceType: 'Patient', id, version: '1' })).toMatchObject(family('Kit'))

    await fhir.delete({ resourceType: 'Patient', id })
    expect(await status(fhir.read({ resourceType: 'Patient', id }))).toBe(410)
    const history: Any = await fhir.history({ resourceType: 'Patient', id })
    expect(history.entry.map((entry: Any) => entry.request.method)).toEqual(['DELETE', 'PUT', 'PUT', 'POST'])
    expect(history).toMatchObject({ type: 'history', total: 4 })
    const ofType: Any = await fhir.typeHistory({ resourceType: 'Patient' })
    expect(ofType.entry[0].request).toEqual({ method: 'DELETE', url: `Patient/${id}` })
    expect((await fhir.systemHistory()) as Any).toMatchObject({ type: 'history', entry: expect.any(Array) })
  })

  it('receives the OperationOutcome of a refusal', async () => {
    const error: Any = await fhir
      .create({ resourceType: 'Patient', body: { resourceType: 'Patient', gender: 'x' } as Any })
      .catch((each) => each)
    expect(error.response).toMatchObject({ status: 422, data: { resourceType: 'OperationOutcome' } })
    const options = { headers: { 'If-Match': 'W/"7"' } }
    const body = { ...family('Shaw'), id: 'amy-shaw' }
    expect(await status(fhir.update({ resourceType: 'Patient', id: 'amy-shaw', body, options }))).toBe(412)
  })

  it('conditional create and update', async () => {
    const identifier = [{ system: 'urn:kit', value: 'once' }]
    const body = { ...family('Once'), identifier }
    const options = { headers: { 'If-None-Exist': 'identifier=urn:kit|once' } }
    const first: Any = await fhir.create({ resourceType: 'Patient', body, options })
    const again: Any = await fhir.create({ resourceType: 'Patient', body, options })
    expect(again.id).toBe(first.id)
    const searchParams = { identifier: 'urn:kit|once' }
    const changed = { ...body, active: true }
    const updated = await fhir.update({ resourceType: 'Patient', searchParams, body: changed })
    expect(updated).toMatchObject({ id: first.id, active: true })
  })

  it('search by GET and by POST, of a type, the system and a compartment', async () => {
    const searchParams = { code: 'http://loinc.org|2093-3', patient: 'lucas-labs', _count: 100 }
    const byGet = await fhir.resourceSearch({ resourceType: 'Observation', searchParams })
    const byPost = await fhir.resourceSearch({
      ...{ resourceType: 'Observation', searchParams },
      options: { postSearch: true },
    })
    expect(ids(byGet).length).toBeGreaterThan(3)
    expect(ids(byPost)).toEqual(ids(byGet))
    const compartment = { resourceType: 'Patient', id: 'lucas-labs' }
    const { patient: _, ...rest } = searchParams
    const inside = { resourceType: 'Observation', compartment, searchParams: rest }
    expect(ids(await fhir.compartmentSearch(inside))).toEqual(ids(byGet))
    const system: Any = await fhir.systemSearch({ searchParams: { _type: 'Patient,Group', _id: 'amy-shaw' } })
    expect(ids(system)).toEqual(['amy-shaw'])
    const several = { resourceType: 'Patient', searchParams: { gender: ['female', 'male'] } }
    expect(ids(await fhir.search(several))).toEqual([])
  })

  it('the next page and the one before', async () => {
    const searchParams = { patient: 'lucas-labs', _count: 5 }
    const first: Any = await fhir.search({ resourceType: 'Observation', searchParams })
    const second: Any = await fhir.nextPage({ bundle: first })
    const back: Any = await fhir.prevPage({ bundle: second })
    expect(new Set([...ids(first), ...ids(second)]).size).toBe(10)
    expect(ids(back)).toEqual(ids(first))
    expect(fhir.prevPage({ bundle: first })).toBeUndefined()
    const whole: Any = await fhir.search({ resourceType: 'Group' })
    expect(fhir.nextPage({ bundle: whole })).toBeUndefined()
  })

  it('batch and transaction', async () => {
    const request = (method: string, url: string) => ({ method, url })
    const batch: Any = await fhir.batch({
      body: {
        ...{ resourceType: 'Bundle', type: 'batch' },
        entry: [
          { request: request('GET', 'Patient/amy-shaw') },
          { request: request('GET', 'Patient/nobody') },
        ],
      },
    })
    expect(batch.entry.map((entry: Any) => entry.response.status)).toEqual(['200 OK', '404 Not Found'])
    const fullUrl = 'urn:uuid:7c9a3f0e-9f3f-4f43-9a53-0d6b7a2c1e11'
    const code = { text: 'walk' }
    const plan = { resourceType: 'Goal', lifecycleStatus: 'active', description: code }
    const transaction: Any = await fhir.transaction({
      body: {
        ...{ resourceType: 'Bundle', type: 'transaction' },
        entry: [
          { fullUrl, resource: family('Linked'), request: request('POST', 'Patient') },
          { resource: { ...plan, subject: { reference: fullUrl } }, request: request('POST', 'Goal') },
        ],
      },
    })
    const [patient, goal] = transaction.entry.map((entry: Any) => entry.response.location.split('/'))
    expect(await fhir.read({ resourceType: 'Goal', id: goal[1] })).toMatchObject({
      subject: { reference: `Patient/${patient[1]}` },
    })
    const bad = { ...plan, subject: { reference: fullUrl }, lifecycleStatus: 'x' }
    const entry = [
      { fullUrl, resource: family('Undone'), request: request('POST', 'Patient') },
      { resource: bad, request: request('POST', 'Goal') },
    ]
    const failing = { body: { resourceType: 'Bundle', type: 'transaction', entry } }
    expect(await status(fhir.transaction(failing))).toBe(422)
    const searchParams = { family: 'Undone' }
    expect(ids(await fhir.search({ resourceType: 'Patient', searchParams }))).toEqual([])
  })

  it('operations by GET and POST, on a type and an instance', async () => {
    const everything: Any = await fhir.operation({
      ...{ name: 'everything', resourceType: 'Patient', id: 'amy-shaw', method: 'GET' as const },
      input: { _type: 'Patient,Encounter', _count: 1000 },
    })
    const types = new Set(everything.entry.map((entry: Any) => entry.resource.resourceType))
    expect(types).toEqual(new Set(['Patient', 'Encounter']))
    const good = { name: 'validate', resourceType: 'Patient', input: family('Fine') }
    expect(await fhir.operation(good)).toMatchObject({
      issue: [{ diagnostics: expect.stringContaining('dom-6') }, { severity: 'information' }],
    })
    const bad = { ...good, input: { resourceType: 'Patient', gender: 'x' } as Any }
    expect(await fhir.operation(bad)).toMatchObject({
      issue: [{ expression: ['Patient.gender'] }, { severity: 'information' }],
    })
  })

  it('nothing of a Binary, which leaves as it is, once nosniff and in a sandbox', async () => {
    const { headers } = await fetch(`${mock.fhirBase}/Binary/amy-shaw-note-1`, {
      headers: { Accept: 'text/plain', Authorization: `Bearer ${token}` },
    })
    expect([headers.get('content-type'), headers.get('x-content-type-options')]).toEqual([
      'text/plain; charset=utf-8',
      'nosniff',
    ])
    expect(headers.get('content-security-policy')).toBe('sandbox')
  })

  it('references, relative, absolute, inside a resource and inside a Bundle', async () => {
    const reference = 'Practitioner/dr-okafor'
    const expected = { resourceType: 'Practitioner', id: 'dr-okafor' }
    expect(await fhir.resolve({ reference })).toMatchObject(expected)
    expect(await fhir.resolve({ reference: `${mock.fhirBase}/${reference}` })).toMatchObject(expected)
    const searchParams = { _id: 'amy-shaw', _include: 'Patient:general-practitioner' }
    const context = await fhir.search({ resourceType: 'Patient', searchParams })
    const [{ reference: inBundle }] = (context as Any).entry[0].resource.generalPractitioner
    expect(await fhir.resolve({ reference: inBundle, context })).toMatchObject({
      resourceType: 'Practitioner',
    })
    const contained = { ...family('Whole'), contained: [{ ...expected, id: 'inside' }] }
    const stored = await fhir.create({ resourceType: 'Patient', body: contained })
    expect(await fhir.resolve({ reference: '#inside', context: stored })).toMatchObject({ id: 'inside' })
  })
})
