import type { Any } from '@smart-mock/fhir-engine/test/engine'
import smart from 'fhirclient'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createMock, type Mock } from '../../../src/mock/create-mock.ts'
import { obtainTokens } from '../../support/handshake.ts'

const SCOPE = 'launch/patient openid fhirUser patient/*.rs'

/** fhirclient 2.6.3 in Node, with the tokens of a standalone launch. */
describe('fhirclient asks about its patient', () => {
  let mock: Mock
  let client: Any
  beforeAll(async () => {
    mock = await createMock()
    mock.autoApprove({ user: 'Practitioner/dr-okafor', patient: 'lucas-labs' })
    const tokenResponse = await obtainTokens(mock, { scope: SCOPE })
    const [request, storage] = [
      { headers: {}, url: '/' },
      { get() {}, set() {}, unset() {} },
    ]
    client = smart(request as Any, {} as Any, storage as Any).client({
      serverUrl: mock.fhirBase,
      tokenResponse: tokenResponse as Any,
    })
  })
  afterAll(() => mock.close())

  it('reads patient and user', async () => {
    expect(await client.patient.read()).toMatchObject({ resourceType: 'Patient', id: 'lucas-labs' })
    expect(client.user.fhirUser).toBe('Practitioner/dr-okafor')
    expect(await client.user.read()).toMatchObject({ resourceType: 'Practitioner', id: 'dr-okafor' })
  })

  it('scopes a request to the patient', async () => {
    const { entry } = await client.patient.request('Condition')
    const subjects = entry.map(({ resource }: Any) => resource.subject.reference)
    expect(new Set(subjects)).toEqual(new Set(['Patient/lucas-labs']))
    expect(mock.journal.last({ step: 'fhir-search' })?.request.target).toContain('patient=lucas-labs')
  })

  it('reads as many pages as it wants, flat or a Bundle each', async () => {
    const query = 'Observation?_count=40'
    const one = await client.patient.request(query, { flat: true })
    expect(one).toHaveLength(40)
    const three = await client.patient.request(query, { pageLimit: 3, flat: true })
    expect(new Set(three.map(({ id }: Any) => id)).size).toBe(120)
    const sizes: number[] = []
    const onPage = (bundle: Any) => void sizes.push(bundle.entry.length)
    await client.patient.request(query, { pageLimit: 0, onPage })
    const { total } = await client.patient.request('Observation?_summary=count')
    expect(sizes.reduce((sum, each) => sum + each, 0)).toBe(total)
    expect(total).toBeGreaterThan(300)
  })

  it('resolves references, into the graph or beside it', async () => {
    const query = 'MedicationRequest?_count=3'
    const options = { flat: true, resolveReferences: ['requester', 'subject'] }
    const [first] = await client.patient.request(query, options)
    expect(first).toMatchObject({
      subject: { id: 'lucas-labs' },
      requester: { resourceType: 'Practitioner' },
    })
    const beside = await client.patient.request(query, { ...options, graph: false })
    expect(Object.keys(beside.references)).toContain('Patient/lucas-labs')
    expect(beside.data[0].subject.reference).toBe('Patient/lucas-labs')
  })

  it('gets a refusal for the data of others', async () => {
    await expect(client.request('Patient/amy-shaw')).rejects.toThrow(/404/)
    await expect(client.create({ resourceType: 'Patient' })).rejects.toThrow(/403/)
    expect(await client.request('Patient?_id=amy-shaw', { flat: true })).toEqual([])
  })
})
