import type { Any } from '@smart-mock/fhir-engine/test/engine'
import { afterAll, expect, it } from 'vitest'
import { createMock } from '../../../src/mock/create-mock.ts'

const mock = await createMock({ options: { tokens: 'any' } })
afterAll(() => mock.close())

const SET = 'http://hl7.org/fhir/ValueSet/administrative-gender'
const get = async (path: string, accept = 'application/json') => {
  const response = await fetch(`${mock.fhirBase}/${path}`, { headers: { accept } })
  const text = await response.text()
  return {
    status: response.status,
    text,
    body: (accept.includes('json') ? JSON.parse(text) : undefined) as Any,
  }
}

it('the first request may be for code systems', async () => {
  const { status, body } = await get('metadata?mode=terminology')
  expect([status, body.resourceType]).toEqual([200, 'TerminologyCapabilities'])
  expect(body.codeSystem.map(({ uri }: Any) => uri)).toContain('http://hl7.org/fhir/administrative-gender')
})

it('operations return JSON and XML, alone and in a batch', async () => {
  const query = `ValueSet/$expand?url=${SET}&filter=fem`
  expect((await get(query)).body.expansion.contains).toMatchObject([{ code: 'female' }])
  expect((await get(query, 'application/fhir+xml')).text).toContain('<code value="female"/>')
  const body = { resourceType: 'Bundle', type: 'batch', entry: [{ request: { method: 'GET', url: query } }] }
  const response = await fetch(mock.fhirBase, {
    ...{ method: 'POST', body: JSON.stringify(body) },
    headers: { 'content-type': 'application/fhir+json' },
  })
  const [{ resource }] = ((await response.json()) as Any).entry
  expect(resource.expansion.total).toBe(1)
  expect((await get(`Patient?gender:in=${SET}&_summary=count`)).body.total).toBeGreaterThan(20)
})

it('a form of the sample data is found by its canonical', async () => {
  const [{ resource }] = (await get('Questionnaire?_count=1')).body.entry
  const found = await get(`Questionnaire?url=${encodeURIComponent(resource.url)}`)
  expect(found.body.entry.map((each: Any) => each.resource.id)).toContain(resource.id)
  expect((await get(`QuestionnaireResponse?questionnaire=Questionnaire/${resource.id}`)).body.total).toBe(
    (await get(`QuestionnaireResponse?questionnaire=${encodeURIComponent(resource.url)}`)).body.total,
  )
})
