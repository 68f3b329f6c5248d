import { expect, it } from 'vitest'
import type { FhirReply } from '../model/request.ts'
import { serializeFhir } from './serialize-fhir.ts'

const ask = (query: string, accept?: string) => ({ query, header: () => accept })
const reply = (more: Partial<FhirReply> = {}): FhirReply => ({
  status: 200,
  headers: [],
  body: { resourceType: 'Basic', code: {} },
  ...more,
})

it.each([
  ['', undefined, 'application/fhir+json; charset=utf-8'],
  ['', '*/*', 'application/fhir+json; charset=utf-8'],
  ['', 'application/json', 'application/json; charset=utf-8'],
  ['', 'application/json, application/fhir+json', 'application/json; charset=utf-8'],
  ['', 'application/fhir+xml, application/fhir+json', 'application/fhir+xml; charset=utf-8'],
  ['', 'application/fhir+xml;q=0.5, application/fhir+json', 'application/fhir+json; charset=utf-8'],
  ['', 'application/fhir+json;q=0.5, application/fhir+xml;q=0.9', 'application/fhir+xml; charset=utf-8'],
  ['', '*/*;q=0.1, application/fhir+xml', 'application/fhir+xml; charset=utf-8'],
  ['', 'application/fhir+json;q=0, application/fhir+xml', 'application/fhir+xml; charset=utf-8'],
  ['', 'text/turtle, application/fhir+xml;q=0.2', 'application/fhir+xml; charset=utf-8'],
  ['', 'text/html,application/xhtml+xml,application/xml;q=0.9', 'application/fhir+json; charset=utf-8'],
  ['_format=json', undefined, 'application/fhir+json; charset=utf-8'],
  ['_format=application/json', 'application/fhir+json', 'application/json; charset=utf-8'],
])('?%s with Accept %s is %s', (query, accept, contentType) => {
  expect(serializeFhir(reply(), ask(query, accept)).contentType).toBe(contentType)
})

it('is compact, or pretty when requested', () => {
  expect(serializeFhir(reply(), ask('')).body).toBe('{"resourceType":"Basic","code":{}}')
  expect(serializeFhir(reply(), ask('_pretty=true')).body).toContain('\n  "code"')
})

it('uses cached text unless the shape differs', () => {
  expect(serializeFhir(reply({ text: 'cached' }), ask('')).body).toBe('cached')
  expect(serializeFhir(reply({ text: 'cached' }), ask('_pretty=true')).body).toContain('Basic')
})

it('returns bytes, text and an empty body unchanged', () => {
  const headers: [string, string][] = [['Content-Type', 'text/plain']]
  const raw = serializeFhir(reply({ headers, body: new Uint8Array([1]) }), ask(''))
  expect(raw).toEqual({ contentType: 'text/plain', body: new Uint8Array([1]) })
  expect(serializeFhir(reply({ headers, body: 'x' }), ask('')).body).toBe('x')
  const { body: _, ...none } = reply()
  expect(serializeFhir(none, ask('')).body).toHaveLength(0)
})
