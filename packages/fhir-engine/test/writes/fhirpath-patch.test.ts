import { describe, expect, it } from 'vitest'
import { type Any, ask, sampleStore } from '../engine.ts'
import { op, patch } from './patch-by-fhirpath.ts'

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
