import { toXml } from '@smart-mock/fhir-engine/reply/to-xml'
import type { Any } from '@smart-mock/fhir-engine/test/engine'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createMock, type Mock } from '../../../src/mock/create-mock.ts'

const open: Mock[] = []
const options = { tokens: 'any' } as const
let bases: Record<string, string>

beforeAll(async () => {
  const own = await createMock({ options })
  open.push(own)
  const front = await createMock({ options, upstream: { base: own.fhirBase } })
  open.push(front)
  bases = { 'the server': own.fhirBase, 'another server behind it': front.fhirBase }
})
afterAll(() => Promise.all(open.map((mock) => mock.close())))

describe.each(['the server', 'another server behind it'])('XML bodies at %s', (where) => {
  async function send(method: string, path: string, body: object | string, type = 'application/fhir+xml') {
    const response = await fetch(`${bases[where]}/${path}`, {
      method,
      headers: { 'content-type': type },
      body: typeof body === 'string' ? body : toXml(body),
    })
    const text = await response.text()
    return { status: response.status, body: (text === '' ? undefined : JSON.parse(text)) as Any }
  }
  const patient = { resourceType: 'Patient', name: [{ family: 'Xylander' }] }

  it('are created, updated and patched', async () => {
    const { status, body } = await send('POST', 'Patient', patient)
    expect([status, body]).toMatchObject([201, patient])
    const changed = { ...body, gender: 'female' }
    expect(await send('PUT', `Patient/${body.id}`, changed, 'application/xml; charset=utf-8')).toMatchObject({
      status: 200,
      body: { gender: 'female', meta: { versionId: '2' } },
    })
    const part = [
      { name: 'type', valueCode: 'delete' },
      { name: 'path', valueString: 'Patient.gender' },
    ]
    const patch = { resourceType: 'Parameters', parameter: [{ name: 'operation', part }] }
    const patched = await send('PATCH', `Patient/${body.id}`, patch)
    expect(patched.status).toBe(200)
    expect(patched.body).not.toHaveProperty('gender')
  })

  it('are transactions and operations', async () => {
    const entry = [
      { fullUrl: 'urn:uuid:a', resource: patient, request: { method: 'POST', url: 'Patient' } },
      {
        resource: { resourceType: 'Condition', subject: { reference: 'urn:uuid:a' } },
        request: { method: 'POST', url: 'Condition' },
      },
    ]
    const { status, body } = await send('POST', '', { resourceType: 'Bundle', type: 'transaction', entry })
    expect([status, body.entry.length]).toEqual([200, 2])
    const judged = await send('POST', 'Patient/$validate', { ...patient, gender: 'x' })
    expect(judged.body.issue[0].expression).toEqual(['Patient.gender'])
  })

  it.each([
    ['an invalid resource', '<Patient xmlns="http://hl7.org/fhir"><gender value="x"/></Patient>', 422],
    ['an unknown element', '<Patient xmlns="http://hl7.org/fhir"><shoe value="x"/></Patient>', 422],
    ['another type', '<Group xmlns="http://hl7.org/fhir"/>', 400],
    ['no XML', '{"resourceType":"Patient"}', 400],
    ['entities', '<!DOCTYPE a [<!ENTITY b "c">]><Patient xmlns="http://hl7.org/fhir"/>', 400],
    ['depth', '<a xmlns="http://hl7.org/fhir">'.repeat(50_000), 400],
  ])('are refused like JSON: %s', async (_, xml, status) => {
    expect(await send('POST', 'Patient', xml)).toMatchObject({
      status,
      body: { resourceType: 'OperationOutcome' },
    })
  })

  it('are not resources when a Binary is another kind of XML', async () => {
    const { status, body } = await send('POST', 'Binary', '<a/>', 'text/xml')
    expect([status, body]).toMatchObject([201, { contentType: 'text/xml', data: btoa('<a/>') }])
  })
})
