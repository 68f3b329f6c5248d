import { describe, expect, it } from 'vitest'
import { type Any, ask, sampleStore } from '../engine.ts'
import { op, patchIn } from './patch-by-fhirpath.ts'

describe('elements in a FHIRPath Patch', () => {
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
})
