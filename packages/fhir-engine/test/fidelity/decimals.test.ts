import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { createFhirBase, exportResources, handleAsJson, handleFhir } from '../../src/index.ts'
import { loadValidation } from '../../src/validation/load-validation.ts'
import { type Any, ask, BASE, found, sampleStore } from '../engine.ts'
import { importResources } from '../import-resources.ts'
import { exported, holds, json, LOSSY, put, sent, text } from './decimal-observation.ts'

describe('a decimal', () => {
  it.each(LOSSY)('%s is given back by every interaction', (value) => {
    const store = sampleStore()
    expect(put(store, value).status).toBe(201)
    for (const url of [
      'Observation/d',
      'Observation/d/_history',
      'Observation/d/_history/1',
      'Observation?_id=d',
    ]) {
      expect(sent(store, url)).toContain(holds(value))
      expect(sent(store, url)).toContain(holds(value))
    }
    expect(sent(store, 'Observation/d?_pretty=true')).toContain(`"value": ${value},`)
    expect(sent(store, 'Observation/d?_elements=valueQuantity')).toContain(holds(value))
    expect(sent(store, 'Observation/d?_format=xml')).toContain(`<value value="${value}"/>`)
  })

  it.each(LOSSY)('%s remains in snapshots and imports', (value) => {
    const store = createFhirBase([]).fork()
    put(store, value)
    const lines = [...exportResources(store)].join('')
    expect(lines).toContain(holds(value))
    const { base, rejected } = importResources([{ name: 'a.ndjson', text: lines }])
    expect(rejected).toEqual([])
    expect([...exportResources(base.fork())].join('')).toBe(lines)
  })

  it.each(LOSSY)('%s remains in an export', (value) => {
    const store = sampleStore()
    put(store, value)
    expect(exported(store)).toContain(holds(value))
  })

  it.each(LOSSY)('%s comes through a transaction and a batch', (value) => {
    for (const type of ['transaction', 'batch']) {
      const store = sampleStore()
      const body = `{"resourceType":"Bundle","type":"${type}","entry":[{"resource":${text(value)},"request":{"method":"PUT","url":"Observation/d"}}]}`
      expect(sent(store, '', { method: 'POST', body })).toContain(holds(value))
      expect(sent(store, 'Observation/d')).toContain(holds(value))
    }
  })

  it.each(LOSSY)('%s comes through XML', async (value) => {
    const store = sampleStore()
    const body = new TextEncoder().encode(
      `<Observation xmlns="http://hl7.org/fhir"><id value="d"/><status value="final"/><code><text value="x"/></code><valueQuantity><value value="${value}"/><unit value="mg"/></valueQuantity></Observation>`,
    )
    const header = (name: string) => (name === 'content-type' ? 'application/fhir+xml' : undefined)
    const request = {
      method: 'PUT',
      path: 'Observation/d',
      query: '',
      header,
      body,
      base: BASE,
      access: { kind: 'all' } as const,
    }
    expect((await handleAsJson(request, (asked) => handleFhir(store, asked))).status).toBe(201)
    expect(sent(store, 'Observation/d')).toContain(holds(value))
    expect(sent(store, 'Observation/d?_format=xml')).toContain(`<value value="${value}"/>`)
  })

  it('of any form is given back as JSON, XML, history, export and snapshot, before and after a patch', () => {
    const part = (least: number, most: number) =>
      fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: least, maxLength: most })
    const decimal = fc
      .tuple(fc.constantFrom('', '-'), part(0, 22), part(0, 22), fc.constantFrom('', '', 'e5', 'E-12'))
      .map(
        ([sign, whole, rest, power]) =>
          `${sign}${whole && `3${whole}`}${whole ? '' : '0'}${rest && `.${rest}`}${power}`,
      )
    fc.assert(
      fc.property(decimal, (value) => {
        const store = createFhirBase([]).fork()
        expect(put(store, value).status).toBe(201)
        expect(sent(store, 'Observation/d')).toContain(holds(value))
        expect(sent(store, 'Observation/d/_history')).toContain(holds(value))
        expect(sent(store, 'Observation/d?_format=xml')).toContain(`<value value="${value}"/>`)
        expect([...exportResources(store)].join('')).toContain(holds(value))
        expect(exported(store)).toContain(holds(value))
        const patch = [{ op: 'replace', path: '/status', value: 'amended' }]
        const headers = { 'content-type': 'application/json-patch+json' }
        expect(ask(store, 'Observation/d', { method: 'PATCH', headers, body: patch }).status).toBe(200)
        expect(sent(store, 'Observation/d')).toContain(holds(value))
        expect(sent(store, 'Observation/d/_history/1')).toContain(holds(value))
        expect(
          found(
            store,
            `Observation?value-quantity=ge${value}&value-quantity=le${value}&value-quantity=${value}`,
          ),
        ).toEqual(['Observation/d'])
      }),
      { numRuns: 200 },
    )
  })
})

describe('a decimal that is refused', () => {
  it.each([
    ['one that is too large', '1e999'],
    ['one that is too small', '1e-999'],
    ['one with 2,000 digits', `0.${'1'.repeat(2_000)}`],
    ['a zero with a huge exponent', '0e99999999'],
  ])('%s', (_, value) => {
    expect(put(sampleStore(), value).status).toBe(422)
  })

  it('an integer with a fraction or an exponent (R4 §2.24)', () => {
    const score = (value: string) =>
      ask(sampleStore(), 'Patient/p', {
        method: 'PUT',
        headers: json,
        body: `{"resourceType":"Patient","id":"p","multipleBirthInteger":${value}}`,
      }).status
    expect(['2', '2.0', '2e0', '-0', '2.5'].map(score)).toEqual([201, 422, 422, 422, 422])
  })
})

describe('$validate', () => {
  beforeAll(loadValidation)

  it.each([
    ['1.50', '10.0', false],
    ['10.0', '1.50', true],
  ])(
    'computes with decimals of any form: a range from %s to %s is wrong (rng-2): %s',
    (low, high, isWrong) => {
      const unit = '"unit":"mg","system":"http://unitsofmeasure.org","code":"mg"'
      const body = `{"resourceType":"Observation","status":"final","code":{"text":"x"},"valueRange":{"low":{"value":${low},${unit}},"high":{"value":${high},${unit}}}}`
      const told = ask(sampleStore(), 'Observation/$validate', { method: 'POST', headers: json, body })
      const { issue } = told.body as Any
      expect(issue.some((each: Any) => each.diagnostics.includes('rng-2'))).toBe(isWrong)
      expect(issue.filter((each: Any) => each.severity === 'error')).toHaveLength(isWrong ? 1 : 0)
    },
  )
})
