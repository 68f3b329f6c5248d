import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { serializeFhir } from '../src/index.ts'
import { type Any, ask, sampleStore } from './engine.ts'

const store = sampleStore()
const form = { 'content-type': 'application/x-www-form-urlencoded' }
const bundle = (n: number, method: string, url: string) => ({
  resourceType: 'Bundle',
  type: 'batch',
  entry: Array.from({ length: n }, () => ({ request: { method, url } })),
})

describe('hostile requests get an OperationOutcome', () => {
  it.each([
    ['deep JSON', 'Patient', { method: 'POST', body: '['.repeat(1_000_000) }, 400],
    ['deep JSON of objects', 'Patient', { method: 'POST', body: '{"a":'.repeat(100_000) }, 400],
    [
      'a resource nested in itself',
      'Patient',
      {
        method: 'POST',
        body: `{"resourceType":"Patient","contained":[${'{"resourceType":"Patient","contained":['.repeat(60)}`,
      },
      400,
    ],
    ['a huge body', 'Patient', { method: 'POST', body: `"${'x'.repeat(20_000_001)}"` }, 413],
    ['bytes that are no UTF-8', 'Patient', { method: 'POST', body: '\ud800' }, 400],
    ['no JSON', 'Patient', { method: 'POST', body: '<Patient/>' }, 400],
    ['JSON that is no object', 'Patient', { method: 'POST', body: '[1]' }, 400],
    ['null', 'Patient', { method: 'POST', body: 'null' }, 400],
    ['a resourceType that is none', 'Patient', { method: 'POST', body: { resourceType: '__proto__' } }, 400],
    [
      'an XML body',
      'Patient',
      { method: 'POST', body: '<a/>', headers: { 'content-type': 'application/fhir+xml' } },
      415,
    ],
    ['10,000 entries', '', { method: 'POST', body: bundle(10_000, 'DELETE', 'Patient/x') }, 413],
    ['1,000 reads', '', { method: 'POST', body: bundle(1_000, 'GET', 'Observation') }, 413],
    ['1,000 includes', `Patient?${'_include=Patient:link&'.repeat(1000)}`, {}, 400],
    ['100 includes', `Patient?${'_include=Patient:link&'.repeat(100)}`, {}, 400],
    ['a huge parameter list', `Patient?${'a=1&'.repeat(5000)}`, {}, 400],
    ['a huge query', `Patient?name=${'a'.repeat(100_000)}`, {}, 414],
    [
      'a huge form',
      'Patient/_search',
      { method: 'POST', body: `name=${'a'.repeat(100_000)}`, headers: form },
      414,
    ],
    ['many alternatives', `Patient?_id=${'a,'.repeat(5000)}`, {}, 400],
    ['many sort keys', `Patient?_sort=${'name,'.repeat(50)}`, {}, 400],
    ['a chain without end', `Observation?${'subject.'.repeat(50)}name=a`, {}, 400],
    ['_has without end', `Patient?${'_has:Observation:patient:'.repeat(50)}code=a`, {}, 400],
    ['%00 in the path', 'Patient/%00', {}, 400],
    ['%00 in a value', 'Patient?name=%00', {}, 400],
    ['a broken percent sign', 'Patient/%zz', {}, 400],
    ['../', 'Patient/..%2f..%2fadmin', {}, 404],
    ['an id with markup', 'Patient/<script>', {}, 404],
    ['a long id', `Patient/${'a'.repeat(65)}`, {}, 404],
    ['a type with markup', '<script>/1', {}, 404],
    ['an unknown type', 'Nonsense', {}, 404],
    ['an abstract type', 'DomainResource/1', {}, 404],
    ['a type of another case', 'patient/amy-shaw', {}, 404],
    ['constructor', 'constructor', {}, 404],
    ['a method that is none', 'Patient', { method: 'BREW' }, 405],
    ['PUT metadata', 'metadata', { method: 'PUT' }, 405],
    ['a path that is too long', 'Patient/a/b/c/d/e', {}, 404],
  ])('%s', (_, url, options, status) => {
    const { status: got, body } = ask(store, url, options as Any)
    expect([got, (body as Any).resourceType]).toEqual([status, 'OperationOutcome'])
    expect(JSON.stringify(body)).not.toMatch(/at .*\.ts|node_modules/)
  })

  it.each([
    ['searches', 500, 'GET', 'Observation?_include=*&_count=1000'],
    ['histories', 500, 'GET', '_history?_count=1000'],
    ['whole records', 500, 'GET', 'Patient/$everything?_count=1000'],
    ['criteria', 5_000, 'DELETE', 'Observation?code:text=nothing&status=final&category:missing=true'],
  ])(
    'many %s in one batch are answered as far as one request may go',
    (_, count, method, url) => {
      const { status, body } = ask(sampleStore(), '', { method: 'POST', body: bundle(count, method, url) })
      const { entry } = body as Any
      expect([status, entry.length]).toEqual([200, count])
      expect(entry[0].response.outcome?.issue[0].code).not.toBe('too-costly')
      expect(entry.at(-1).response.outcome.issue[0].code).toBe('too-costly')
    },
    60_000,
  )

  it('never throws, and answers FHIR, whatever comes', () => {
    const text = fc.oneof(
      fc.string({ maxLength: 30 }),
      fc.constantFrom(
        'Patient',
        'metadata',
        '_history',
        '$everything',
        '_search',
        '1',
        '%',
        'Observation',
        ':',
        '.',
        '|',
      ),
    )
    const url = fc.tuple(fc.array(text, { maxLength: 4 }), fc.array(fc.tuple(text, text), { maxLength: 4 }))
    const method = fc.constantFrom('GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'x')
    const headers = fc.dictionary(
      fc.constantFrom(
        'accept',
        'content-type',
        'if-match',
        'if-none-exist',
        'prefer',
        'if-modified-since',
        'if-none-match',
      ),
      fc.oneof(
        fc.string({ maxLength: 20 }),
        fc.constantFrom('application/json-patch+json', 'application/x-www-form-urlencoded', '*'),
      ),
    )
    fc.assert(
      fc.property(
        url,
        method,
        headers,
        fc.oneof(fc.json(), fc.string()),
        ([path, query], verb, head, body) => {
          const target = `${path.join('/')}?${query.map((pair) => pair.join('=')).join('&')}`
          const reply = ask(store, target, { method: verb, headers: head, body })
          expect(reply.status).toBeGreaterThanOrEqual(200)
          if (reply.status >= 400) expect((reply.body as Any).resourceType).toBe('OperationOutcome')
          const sent = serializeFhir(reply, { query: '', header: () => undefined }).body
          expect(typeof sent === 'string' || sent instanceof Uint8Array).toBe(true)
        },
      ),
      { numRuns: 1000 },
    )
  })

  it('no JSON at all makes a resource of the store unreadable', () => {
    const own = sampleStore()
    const types = fc.constantFrom('Patient', 'Observation', 'Bundle', 'Parameters', 'Binary', 'Questionnaire')
    fc.assert(
      fc.property(
        types,
        fc.dictionary(
          fc.constantFrom(
            'subject',
            'name',
            'code',
            'entry',
            'item',
            'extension',
            'contained',
            'meta',
            'value',
            'status',
          ),
          fc.jsonValue(),
        ),
        (type, rest) => {
          const reply = ask(own, type, { method: 'POST', body: { ...rest, resourceType: type } })
          expect([201, 422]).toContain(reply.status)
          expect(ask(own, `${type}?_count=2&name=a&code=b&subject=c`).status).toBe(200)
        },
      ),
      { numRuns: 500 },
    )
  })
})
