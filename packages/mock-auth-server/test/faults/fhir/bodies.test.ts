import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createMock, type Mock } from '../../../src/testing/index.ts'
import { struckRun } from '../../support/struck-run.ts'
import { FHIR_JSON, listValues, readText } from './fhir-reply.ts'

let mock: Mock
beforeAll(async () => {
  mock = await createMock()
})
afterAll(() => mock.close())

describe('bodies', () => {
  test('sends half of the announced body, then ends (F-249)', async () => {
    const { received, sent } = await struckRun(mock, 'body-cut-short')
    const length = Number(listValues(received.headers, 'Content-Length')[0])
    expect(readText(sent.body)).toHaveLength(length)
    expect(received).toMatchObject({ status: 200, whole: false, end: 'closed' })
    expect(received.body).toBe(readText(sent.body).slice(0, Math.floor(length / 2)))
  })

  test.each([
    ['fhir-unreadable', { body: 'bad-json' }, FHIR_JSON, /^\{"resourceType":"Bundle".*\{$/],
    ['fhir-unreadable', { body: 'html' }, 'text/html; charset=utf-8', /^<html>/],
    ['fhir-unreadable', { body: 'empty' }, FHIR_JSON, /^$/],
    [
      'xml-instead-of-json',
      {},
      'application/fhir+xml; charset=utf-8',
      /^<\?xml .*<Practitioner xmlns="http:\/\/hl7.org\/fhir"><id value="dr-okafor"\/><\/Practitioner>$/,
    ],
    [
      'fhir-content-type',
      { type: 'application/json' },
      'application/json',
      /^\{"resourceType":"Practitioner"/,
    ],
    ['wrong-resource-type', { type: 'Group' }, FHIR_JSON, /^\{"resourceType":"Group","id":"dr-okafor"/],
    ['wrong-resource-type', { type: 'OperationOutcome' }, FHIR_JSON, /"severity":"error"/],
    ['read-answers-another', { what: 'id' }, FHIR_JSON, /"id":"canary"/],
  ] as const)('%s %j', async (name, params, type, body) => {
    const { received, original } = await struckRun(mock, name, params)
    expect(received.status).toBe(200)
    expect(received.whole).toBe(true)
    expect(listValues(received.headers, 'Content-Type')).toEqual([type])
    expect(received.body).toMatch(body)
    if (!name.startsWith('w') && !name.startsWith('r'))
      expect(readText(original.body)).toContain('"dr-okafor"')
  })

  test('changes the patient of the context to another one (F-255)', async () => {
    const { seen } = await struckRun(mock, 'read-answers-another', { what: 'patient' })
    const patient = seen.find(({ url }) => url.endsWith('/Patient/lucas-labs') && !url.includes('auth'))
    const read = seen.filter(({ url, reply }) => url === patient?.url && reply.status === 200)
    expect(JSON.parse(read[0]?.reply.body ?? '')).toMatchObject({
      id: 'canary',
      name: [{ text: 'Canary Foreign' }],
    })
  })
})

describe('links to another server', () => {
  test.each([
    ['reference', /"managingOrganization":\{"reference":"http:\/\/127\.0\.0\.1:/],
    ['photo', /"photo":\[\{"contentType":"image\/png","url":"http:\/\/127\.0\.0\.1:/],
  ] as const)('in the body: %s (F-265, F-266)', async (where, pattern) => {
    const { received, original } = await struckRun(mock, 'foreign-links', { where })
    expect(received.body).toMatch(pattern)
    expect(readText(original.body)).toMatch(pattern)
  })

  test.each([
    ['content-location', 'Content-Location', 200],
    ['location', 'Location', 201],
  ] as const)('in the header: %s (F-266)', async (where, header, status) => {
    const { received, tenant } = await struckRun(mock, 'foreign-links', { where })
    expect(received.status).toBe(status)
    const [value = '', ...others] = listValues(received.headers, header)
    expect(others).toEqual([])
    expect(value.startsWith(tenant.tenant.canary.fhirBase)).toBe(true)
  })

  test.each([302, 307, 308])('by redirect: %i (F-267)', async (status) => {
    const { received, tenant } = await struckRun(mock, 'redirect-foreign', { status })
    expect(received.status).toBe(status)
    expect(listValues(received.headers, 'Location')).toEqual([
      `${tenant.tenant.canary.fhirBase}/Practitioner/dr-okafor`,
    ])
    expect(received.body).toBe('')
  })

  test('in markup, which a careless page loads (F-268)', async () => {
    for (const where of ['narrative', 'name', 'code', 'diagnostics']) {
      const { received, tenant } = await struckRun(mock, 'script-in-text', { where })
      expect(received.body).toContain(`<img src=\\"${tenant.tenant.canary.base}/picture\\"`)
      const loaded = tenant.journal.find({ listener: 'canary' }).map(({ request }) => request.target)
      expect(loaded.some((target) => target.endsWith('/picture'))).toBe(true)
    }
  })
})
