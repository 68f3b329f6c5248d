import { describe, expect, it } from 'vitest'
import { createFhirBase } from '../../src/index.ts'
import { type Any, ask, found, sampleStore } from '../engine.ts'
import { holds, json, LOSSY, put, sent, text } from './decimal-observation.ts'

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
