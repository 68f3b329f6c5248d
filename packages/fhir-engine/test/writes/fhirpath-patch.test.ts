import { describe, expect, it } from 'vitest'
import type { FhirStore } from '../../src/index.ts'
import { type Any, ask, sampleStore } from '../engine.ts'

type Value = { [key: `value${string}`]: unknown } | { part: unknown[] } | undefined
const part = (name: string, value: unknown) => ({ name, valueString: value })

/** Creates one operation of a FHIRPath Patch. */
function op(type: string, path: string, value?: Value, more: Record<string, unknown> = {}) {
  const parts = Object.entries(more).map(([name, each]) => ({
    name,
    ...(typeof each === 'number' ? { valueInteger: each } : { valueString: each }),
  }))
  const given = value === undefined ? [] : [{ name: 'value', ...value }]
  return {
    name: 'operation',
    part: [{ name: 'type', valueCode: type }, part('path', path), ...parts, ...given],
  }
}

function patch(...parameter: unknown[]) {
  return patchIn(sampleStore(), ...parameter)
}

function patchIn(store: FhirStore, ...parameter: unknown[]) {
  return ask(store, 'Patient/amy-shaw', {
    method: 'PATCH',
    headers: { 'content-type': 'application/fhir+json' },
    body: { resourceType: 'Parameters', parameter },
  })
}

describe('FHIRPath Patch (R4 §3.1.0.8)', () => {
  it.each<[string, unknown[], object]>([
    [
      'replace',
      [op('replace', 'Patient.birthDate', { valueDate: '1990-01-01' })],
      { birthDate: '1990-01-01' },
    ],
    ['delete', [op('delete', 'Patient.gender')], expect.not.objectContaining({ gender: 'female' })],
    ['delete nothing', [op('delete', 'Patient.deceased')], { gender: 'female' }],
    [
      'add a choice',
      [op('add', 'Patient', { valueBoolean: true }, { name: 'deceased' })],
      { deceasedBoolean: true },
    ],
    [
      'add to a list',
      [op('add', 'Patient.name[0]', { valueString: 'W.' }, { name: 'given' })],
      { name: [expect.objectContaining({ given: ['Amy', 'V.', 'W.'] })] },
    ],
    [
      'add a backbone element made of parts',
      [
        op(
          'add',
          'Patient',
          {
            part: [
              { name: 'name', valueHumanName: { text: 'X' } },
              { name: 'gender', valueCode: 'male' },
            ],
          },
          { name: 'contact' },
        ),
      ],
      { contact: [{ name: { text: 'X' }, gender: 'male' }] },
    ],
    [
      'insert and move',
      [
        op('insert', 'Patient.name.given', { valueString: 'First' }, { index: 0 }),
        op('move', 'Patient.name.given', undefined, { source: 0, destination: 2 }),
      ],
      { name: [expect.objectContaining({ given: ['Amy', 'V.', 'First'] })] },
    ],
    [
      'where',
      [op('replace', "Patient.telecom.where(system = 'email').value", { valueString: 'a@b.example' })],
      { telecom: [expect.anything(), expect.objectContaining({ value: 'a@b.example' })] },
    ],
    [
      'where with and',
      [op('replace', "Patient.telecom.where(system = 'phone' and use='home').value", { valueString: '5' })],
      { telecom: [expect.objectContaining({ value: '5' }), expect.anything()] },
    ],
    [
      'last()',
      [op('delete', 'Patient.telecom.last()')],
      { telecom: [expect.objectContaining({ system: 'phone' })] },
    ],
  ])('%s', (_, operations, expected) => {
    const { status, body } = patch(...operations)
    expect([status, body]).toMatchObject([200, expected])
  })

  it.each<[string, unknown[], number]>([
    ['an unknown operation', [op('dance', 'Patient.gender')], 400],
    ['constructor', [op('constructor', 'Patient.gender')], 400],
    ['no path', [{ name: 'operation', part: [{ name: 'type', valueCode: 'delete' }] }], 400],
    ['another type', [op('delete', 'Person.gender')], 400],
    ['an unknown element', [op('delete', 'Patient.shoeSize')], 400],
    ['a prototype', [op('add', 'Patient', { valueString: 'x' }, { name: '__proto__' })], 422],
    ['another expression', [op('delete', 'Patient.name.trace(1)')], 400],
    ['several elements', [op('delete', 'Patient.telecom')], 422],
    ['nothing to replace', [op('replace', 'Patient.photo', { valueString: 'x' })], 422],
    ['what is there already', [op('add', 'Patient', { valueCode: 'male' }, { name: 'gender' })], 422],
    ['an index too large', [op('insert', 'Patient.name', { valueHumanName: {} }, { index: 9 })], 422],
    ['a wrong value', [op('replace', 'Patient.gender', { valueCode: 'x' })], 422],
    ['its id', [op('replace', 'Patient.id', { valueId: 'other' })], 400],
    ['no operation', [{ name: 'x' }], 400],
    ['null', [null], 400],
    ['too many', Array.from({ length: 501 }, () => op('delete', 'Patient.gender')), 400],
  ])('refuses %s', (_, operations, status) => {
    const reply = patch(...operations)
    expect([reply.status, (reply.body as Any).resourceType]).toEqual([status, 'OperationOutcome'])
    expect(({} as Any).polluted).toBeUndefined()
  })

  it('keeps ids and extensions of primitives with their values', () => {
    const own = { extension: [{ url: 'http://x', valueBoolean: true }] }
    const patient = {
      ...{ resourceType: 'Patient', id: 'amy-shaw', gender: 'female', _gender: own },
      name: [{ given: ['a', 'b'], _given: [null, own] }],
    }
    const name = (...operations: unknown[]) => {
      const store = sampleStore()
      expect(ask(store, 'Patient/amy-shaw', { method: 'PUT', body: patient }).status).toBe(200)
      expect(patchIn(store, ...operations).status).toBe(200)
      return store.get('Patient', 'amy-shaw') as Any
    }
    const given = 'Patient.name.given'
    expect(name(op('insert', given, { valueString: 'c' }, { index: 0 })).name).toEqual([
      { given: ['c', 'a', 'b'], _given: [null, null, own] },
    ])
    expect(name(op('move', given, undefined, { source: 1, destination: 0 })).name).toEqual([
      { given: ['b', 'a'], _given: [own, null] },
    ])
    expect(name(op('delete', `${given}[0]`)).name).toEqual([{ given: ['b'], _given: [own] }])
    expect(name(op('replace', `${given}[1]`, { valueString: 'c' })).name[0].given).toEqual(['a', 'c'])
    expect(name(op('delete', 'Patient.gender'))).not.toHaveProperty('_gender')
    expect(name(op('replace', 'Patient.gender', { valueCode: 'male' }))).not.toHaveProperty('_gender')
  })

  it('removes what becomes empty (official case "Delete Nested Primitive #2")', () => {
    const contact = [{ name: { text: 'a name' }, gender: 'male' }]
    const after = (...operations: unknown[]) => {
      const store = sampleStore()
      const body = { resourceType: 'Patient', id: 'amy-shaw', contact }
      expect(ask(store, 'Patient/amy-shaw', { method: 'PUT', body }).status).toBe(200)
      expect(patchIn(store, ...operations).status).toBe(200)
      return store.get('Patient', 'amy-shaw') as Any
    }
    const text = op('delete', 'Patient.contact[0].name.text')
    expect(after(text).contact).toEqual([{ gender: 'male' }])
    expect(after(text, op('delete', 'Patient.contact[0].gender'))).not.toHaveProperty('contact')
    expect(after(op('replace', 'Patient.contact.name.text', { valueString: 'b' })).contact).toEqual([
      { name: { text: 'b' }, gender: 'male' },
    ])
  })

  it('reads and removes extensions by their url, of primitives too', () => {
    const [one, two] = ['http://one', 'http://two'].map((url) => ({ url, valueBoolean: true }))
    const body = {
      ...{ resourceType: 'Patient', id: 'amy-shaw', extension: [one, two], birthDate: '1990' },
      ...{ _birthDate: { extension: [one] }, _gender: { extension: [one, two] } },
      name: [{ given: ['a', 'b'], _given: [{ extension: [one] }, { extension: [two] }] }],
    }
    const after = (...operations: unknown[]) => {
      const store = sampleStore()
      expect(ask(store, 'Patient/amy-shaw', { method: 'PUT', body }).status).toBe(200)
      expect(patchIn(store, ...operations)).toMatchObject({ status: 200 })
      return store.get('Patient', 'amy-shaw') as Any
    }
    expect(
      after(op('replace', "Patient.extension('http://two').value", { valueBoolean: false })).extension,
    ).toEqual([one, { url: 'http://two', valueBoolean: false }])
    expect(after(op('delete', "Patient.extension('http://one')")).extension).toEqual([two])
    const born = after(op('delete', "Patient.birthDate.extension('http://one')"))
    expect([born.birthDate, born._birthDate]).toEqual(['1990', undefined])
    expect(after(op('delete', "Patient.gender.extension('http://one')"))._gender).toEqual({
      extension: [two],
    })
    expect(after(op('delete', "Patient.name.given[1].extension('http://two')")).name).toEqual([
      { given: ['a', 'b'], _given: [{ extension: [one] }, null] },
    ])
    expect(after(op('delete', "Patient.name.given[0].extension('http://absent')"))).toMatchObject(body)
  })

  it('replaces a choice by one of another type', () => {
    const { body } = patch(
      op('add', 'Patient', { valueBoolean: true }, { name: 'deceased' }),
      op('replace', 'Patient.deceased', { valueDateTime: '2026-01-01' }),
    )
    expect(body).toMatchObject({ deceasedDateTime: '2026-01-01' })
    expect(body).not.toHaveProperty('deceasedBoolean')
  })

  it('comes in a transaction as it is', () => {
    const store = sampleStore()
    const resource = { resourceType: 'Parameters', parameter: [op('delete', 'Patient.gender')] }
    const entry = [{ resource, request: { method: 'PATCH', url: 'Patient/amy-shaw' } }]
    const body = { resourceType: 'Bundle', type: 'transaction', entry }
    expect(ask(store, '', { method: 'POST', body }).status).toBe(200)
    expect(store.get('Patient', 'amy-shaw')).not.toHaveProperty('gender')
  })
})
