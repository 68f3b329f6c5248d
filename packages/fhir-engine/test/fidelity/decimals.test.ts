import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import {
  createFhirBase,
  exportResources,
  handleAsJson,
  handleFhir,
  importResources,
  serializeFhir,
} from '../../src/index.ts'
import { loadValidation } from '../../src/validation/load-validation.ts'
import { type Any, ask, BASE, found, sampleStore } from '../engine.ts'

const LOSSY = ['1.50', '0.010', '1e3', '-0', '120.0', '6.0E-10', '123456789012345678.123456789', '0.0000001']
const text = (value: string, id = 'd', type = 'Observation') =>
  `{"resourceType":"${type}","id":"${id}","status":"final","code":{"text":"x"},"valueQuantity":{"value":${value},"unit":"mg"}}`
const json = { 'content-type': 'application/fhir+json' }
const put = (store: ReturnType<typeof sampleStore>, value: string, id = 'd') =>
  ask(store, `Observation/${id}`, { method: 'PUT', headers: json, body: text(value, id) })
const sent = (store: ReturnType<typeof sampleStore>, url: string, more = {}) => {
  const reply = ask(store, url, more)
  return serializeFhir(reply, { query: url.split('?')[1] ?? '', header: () => undefined }).body as string
}
const holds = (value: string) => `"value":${value},"unit":"mg"`

/** Returns the NDJSON of a Bulk Data export of all Observations. */
const exported = (store: ReturnType<typeof sampleStore>): string => {
  const headers = { prefer: 'respond-async', accept: 'application/fhir+json' }
  const start = ask(store, '$export?_type=Observation', { headers })
  const place = start.headers.find(([name]) => name === 'Content-Location')?.[1].slice(BASE.length + 1) ?? ''
  const polled = Array.from({ length: 5 }, () => ask(store, place)).findLast(({ status }) => status === 200)
  const { output } = (polled ?? expect.fail('the export does not end')).body as Any
  return output.map((file: Any) => ask(store, file.url.slice(BASE.length + 1)).body).join('')
}

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
    const { resources, rejected } = importResources([{ name: 'a.ndjson', text: lines }])
    expect(rejected).toEqual([])
    expect([...exportResources(createFhirBase(resources).fork())].join('')).toBe(lines)
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

describe('a patch', () => {
  const patch = (store: ReturnType<typeof sampleStore>, body: string, type = 'application/json-patch+json') =>
    ask(store, 'Observation/d', { method: 'PATCH', headers: { 'content-type': type }, body })
  const operations = (parts: string) =>
    `{"resourceType":"Parameters","parameter":[{"name":"operation","part":[${parts}]}]}`

  it.each(LOSSY)('leaves %s as it is, moves, copies and sets it', (value) => {
    const store = sampleStore()
    put(store, value)
    expect(patch(store, '[{"op":"replace","path":"/status","value":"amended"}]').status).toBe(200)
    expect(sent(store, 'Observation/d')).toContain(holds(value))
    expect(
      patch(
        store,
        `[{"op":"replace","path":"/valueQuantity/value","value":7},{"op":"replace","path":"/valueQuantity","value":{"value":${value},"unit":"mg"}}]`,
      ).status,
    ).toBe(200)
    expect(sent(store, 'Observation/d')).toContain(holds(value))
    expect(
      patch(
        store,
        `[{"op":"add","path":"/referenceRange","value":[{}]},{"op":"copy","from":"/valueQuantity","path":"/referenceRange/0/low"}]`,
      ).status,
    ).toBe(200)
    expect(sent(store, 'Observation/d')).toContain(`"low":{${holds(value)}}`)
    const set = operations(
      `{"name":"type","valueCode":"replace"},{"name":"path","valueString":"Observation.valueQuantity.value"},{"name":"value","valueDecimal":${value}}`,
    )
    put(store, '7')
    expect(patch(store, set, 'application/fhir+json').status).toBe(200)
    expect(sent(store, 'Observation/d')).toContain(`"value":${value}`)
  })

  it('tests numbers by their value (RFC 6902 §4.6)', () => {
    const store = sampleStore()
    put(store, '1.50')
    const test = (value: string) =>
      patch(store, `[{"op":"test","path":"/valueQuantity","value":{"unit":"mg","value":${value}}}]`).status
    expect(['1.50', '1.5', '15e-1', '1.500000000000000000001', '"1.50"', '2'].map(test)).toEqual([
      200, 200, 200, 422, 422, 422,
    ])
  })

  it('finds elements by numbers of any form', () => {
    const store = sampleStore()
    ask(store, 'Observation/d', {
      method: 'PUT',
      headers: json,
      body: text('1.50').replace(
        '"valueQuantity"',
        '"referenceRange":[{"low":{"value":3.0}},{"text":"a"}],"valueQuantity"',
      ),
    })
    const remove = operations(
      `{"name":"type","valueCode":"delete"},{"name":"path","valueString":"Observation.referenceRange.low.where(value = 3)"}`,
    )
    expect(patch(store, remove, 'application/fhir+json').status).toBe(200)
    expect(sent(store, 'Observation/d')).not.toContain('3.0')
  })

  it('cannot read the digits of a number one by one', () => {
    const store = sampleStore()
    put(store, '1.50')
    for (const from of [
      '/valueQuantity/value/0',
      '/__proto__/valueQuantity/value/0',
      '/constructor/valueQuantity/value/0',
      '/toString/name',
    ]) {
      expect(patch(store, `[{"op":"copy","from":"${from}","path":"/valueQuantity/unit"}]`).status).toBe(422)
    }
    expect(patch(store, '[{"op":"add","path":"/toString/x","value":1}]').status).toBe(422)
    expect((Object.prototype.toString as Any).x).toBeUndefined()
  })
})

describe('a search for a number', () => {
  const store = createFhirBase([]).fork()
  for (const [id, value] of Object.entries({
    ...{ a: '1.5', b: '1.50', c: '1.504', e: '1.496', f: '123456789012345678.123456789' },
    ...{ g: '123456789012345678.123456788', h: '0.010', i: '5.4', k: '-1.5' },
  })) {
    put(store, value, id)
  }
  const ids = (query: string) =>
    found(store, `Observation?value-quantity=${query}`).map((each) => each.split('/')[1])

  it.each([
    ['1.5', ['a', 'b', 'c', 'e']],
    ['1.50', ['a', 'b', 'c', 'e']],
    ['1.500', ['a', 'b']],
    ['gt1.5', ['c', 'f', 'g', 'i']],
    ['lt1.5', ['e', 'h', 'k']],
    ['-1.50', ['k']],
    ['5.4', ['i']],
    ['0.01', ['h']],
    ['1e-2', ['h']],
    ['123456789012345678.123456789', ['f']],
    ['123456789012345678.12345679', ['f', 'g']],
    ['gt123456789012345678.123456788', ['f']],
    ['ge123456789012345678.123456789', ['f']],
    ['lt123456789012345678.123456789&value-quantity=gt123456789012345678', ['g']],
    ['ne123456789012345678.123456789&value-quantity=gt1000', ['g']],
    ['sa123456789012345678.123456788', ['f']],
  ])('%s finds %j, by decimals and by the precision that is asked for', (query, expected) => {
    expect(ids(query)).toEqual(expected)
  })

  it('finds a probability, which is a plain number', () => {
    const own = createFhirBase([]).fork()
    const assessment = (id: string, value: string) =>
      `{"resourceType":"RiskAssessment","id":"${id}","status":"final","subject":{"reference":"Patient/p"},"prediction":[{"probabilityDecimal":${value}}]}`
    for (const [id, value] of [
      ['a', '0.50'],
      ['b', '0.51'],
    ] as const) {
      ask(own, `RiskAssessment/${id}`, { method: 'PUT', headers: json, body: assessment(id, value) })
    }
    expect(found(own, 'RiskAssessment?probability=0.500')).toEqual(['RiskAssessment/a'])
    expect(found(own, 'RiskAssessment?probability=gt0.5')).toEqual(['RiskAssessment/b'])
  })
})

describe('a decimal that is refused', () => {
  it.each(['1e999', '1e-999', `0.${'1'.repeat(2_000)}`, '0e99999999'])('%.20s', (value) => {
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
