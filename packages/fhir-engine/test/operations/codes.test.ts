import { describe, expect, it } from 'vitest'
import { validateResource } from '../../src/validation/validate-resource.ts'
import { type Any, ask } from '../engine.ts'
import { ANIMALS, createTerminologyStore, patientToken, setUrl, systemUrl } from './terminology-world.ts'

const store = createTerminologyStore()
const GENDER = 'http://hl7.org/fhir/administrative-gender'
const ask2 = (url: string, more: object = {}) => ask(store, url, more) as Any
const post = (url: string, ...parameter: object[]) =>
  ask2(url, { method: 'POST', body: { resourceType: 'Parameters', parameter } })
const values = ({ body }: Any) =>
  Object.fromEntries(
    body.parameter.map(({ name, valueBoolean, valueString }: Any) => [name, valueBoolean ?? valueString]),
  )
const problem = ({ status, body }: Any) => [status, body.issue?.[0]?.code, body.issue?.[0]?.diagnostics]
const inSet = (query: string) => ask2(`ValueSet/$validate-code?${query}`)
const coding = (system: string | undefined, code: string, more: object = {}) => ({
  ...(system && { system }),
  ...{ code, ...more },
})

describe('ValueSet/$validate-code', () => {
  it.each<[string, string, string, boolean]>([
    ['http://hl7.org/fhir/ValueSet/administrative-gender', GENDER, 'female', true],
    ['http://hl7.org/fhir/ValueSet/administrative-gender', GENDER, 'F', false],
    ['http://hl7.org/fhir/ValueSet/administrative-gender', ANIMALS, 'female', false],
    [setUrl('legs'), ANIMALS, 'dog', true],
    [setUrl('legs'), ANIMALS, 'bird', false],
    [setUrl('listed'), 'http://snomed.info/sct', '448169003', true],
    [setUrl('listed'), 'http://snomed.info/sct', '1', false],
    [setUrl('snomed'), ANIMALS, 'dog', true],
    [setUrl('loose'), systemUrl('loose'), 'mIXED', true],
    [setUrl('all'), ANIMALS, 'Dog', false],
  ])('%s of %s|%s: %s', (url, system, code, result) => {
    expect(values(inSet(`url=${url}&system=${system}&code=${code}`)).result).toBe(result)
    const parameters = [
      { name: 'url', valueUri: url },
      { name: 'coding', valueCoding: coding(system, code) },
    ]
    expect(values(post('ValueSet/$validate-code', ...parameters)).result).toBe(result)
  })

  it('says why a code is not valid, and what its display is', () => {
    const query = `url=${setUrl('legs')}&system=${ANIMALS}&code=dog`
    expect(values(inSet(query))).toEqual({ result: true, display: 'Dog' })
    expect(values(inSet(`${query}&display=hund`))).toEqual({ result: true, display: 'Dog' })
    expect(values(inSet(`${query}&display=Cat`))).toEqual({
      ...{ result: false, message: expect.stringContaining('"Dog", not "Cat"'), display: 'Dog' },
    })
    expect(values(inSet(`${query}&systemVersion=3`)).message).toContain('version 1, not 3')
    expect(values(inSet(`url=${setUrl('all')}&system=${ANIMALS}&code=cow`)).message).toContain(
      `${ANIMALS}|cow is not in ValueSet ${setUrl('all')}`,
    )
    expect(validateResource(inSet(query).body)).toEqual([])
  })

  it('takes an abstract code for valid only where it may be used', () => {
    const query = `url=${setUrl('all')}&system=${ANIMALS}&code=mammal`
    expect(values(inSet(query)).result).toBe(false)
    expect(values(inSet(`${query}&abstract=true`)).result).toBe(true)
  })

  it('takes a CodeableConcept for valid when one of its codings is', () => {
    const check = (...codings: object[]) =>
      post('ValueSet/legs/$validate-code', {
        name: 'codeableConcept',
        valueCodeableConcept: { coding: codings },
      })
    expect(values(check(coding('http://x', 'x'), coding(ANIMALS, 'dog'))).result).toBe(true)
    expect(values(check(coding('http://x', 'x'), coding(ANIMALS, 'bird'))).result).toBe(false)
    expect(values(check(coding(undefined, 'dog'))).message).toContain('system')
    expect(values(check()).result).toBe(false)
  })

  it('does not say whether a code is valid that it cannot know', () => {
    expect(problem(inSet(`url=${setUrl('snomed')}&system=http://snomed.info/sct&code=1`))).toEqual([
      ...[422, 'not-supported', expect.stringContaining('http://snomed.info/sct')],
    ])
    expect(problem(inSet('url=http://none&system=http://x&code=1')).slice(0, 2)).toEqual([404, 'not-found'])
  })

  it.each([
    [`url=${setUrl('all')}`, 'code'],
    [`url=${setUrl('all')}&code=dog`, 'system'],
    [`url=${setUrl('all')}&coding=a|b`, 'coding'],
    ['code=dog&system=http://x', 'url'],
    [`url=${setUrl('all')}&code=dog&system=http://x&date=2020`, 'date'],
  ])('refuses %s', (query, text) => {
    const [status, , why] = problem(inSet(query))
    expect([status, why]).toEqual([400, expect.stringContaining(text)])
  })

  it('requires a scope for ValueSet', () => {
    const url = `ValueSet/$validate-code?url=${setUrl('all')}&system=${ANIMALS}&code=dog`
    expect(ask2(url, { access: patientToken('patient/CodeSystem.rs') }).status).toBe(403)
    expect(ask2(url, { access: patientToken('patient/ValueSet.rs') }).status).toBe(422)
    expect(ask2(url, { access: patientToken('patient/ValueSet.rs patient/CodeSystem.rs') }).status).toBe(200)
  })
})

describe('CodeSystem/$validate-code', () => {
  const check = (query: string) => ask2(`CodeSystem/$validate-code?${query}`)

  it('knows the codes of stored code systems and of R4', () => {
    expect(values(check(`url=${GENDER}&code=male`))).toEqual({ result: true, display: 'Male' })
    expect(values(check(`url=${GENDER}&code=man`)).result).toBe(false)
    expect(values(check(`url=${ANIMALS}&code=dog&display=Dog`)).result).toBe(true)
    expect(values(ask2('CodeSystem/animals/$validate-code?code=dog')).result).toBe(true)
    expect(
      values(post('CodeSystem/$validate-code', { name: 'coding', valueCoding: coding(ANIMALS, 'poodle') }))
        .result,
    ).toBe(true)
    const other = { name: 'coding', valueCoding: coding(GENDER, 'male') }
    expect(values(post('CodeSystem/animals/$validate-code', other)).result).toBe(false)
  })

  it('does not judge by what it has only in part, or not at all', () => {
    expect(values(check(`url=${systemUrl('fragment')}&code=one`)).result).toBe(true)
    expect(problem(check(`url=${systemUrl('fragment')}&code=two`)).slice(0, 2)).toEqual([
      422,
      'not-supported',
    ])
    expect(problem(check('url=http://loinc.org&code=1'))).toEqual([
      ...[404, 'not-found', expect.stringContaining('http://loinc.org')],
    ])
    expect(check(`url=${ANIMALS}&version=9&code=dog`).status).toBe(404)
  })
})

describe('CodeSystem/$lookup', () => {
  const look = (query: string, more: object = {}) => ask2(`CodeSystem/$lookup?${query}`, more)
  const properties = ({ body }: Any) =>
    body.parameter
      .filter(({ name }: Any) => name === 'property')
      .map(({ part }: Any) => Object.values(part[1]).concat(part[0].valueCode).slice(1).reverse())

  it('returns display, version, designations and properties', () => {
    const reply = look(`system=${ANIMALS}&code=dog`)
    expect(values(reply)).toMatchObject({ name: 'Animals', version: '1', display: 'Dog' })
    expect(properties(reply)).toEqual([
      ['definition', 'A tame canid'],
      ['parent', 'mammal'],
      ['child', 'poodle'],
      ['legs', 4],
    ])
    expect(reply.body.parameter).toContainEqual({
      name: 'designation',
      part: [
        { name: 'language', valueCode: 'de' },
        { name: 'value', valueString: 'Hund' },
      ],
    })
    expect(validateResource(reply.body)).toEqual([])
    expect(values(look(`system=${GENDER}&code=male`))).toMatchObject({ name: 'AdministrativeGender' })
    expect(values(look(`system=${ANIMALS}&code=dog&displayLanguage=de`)).display).toBe('Hund')
    const posted = post('CodeSystem/$lookup', { name: 'coding', valueCoding: coding(ANIMALS, 'dog') })
    expect(posted.body).toEqual(reply.body)
  })

  it('returns only the properties that are named', () => {
    const reply = look(`system=${ANIMALS}&code=dog&property=legs&property=child`)
    expect(properties(reply)).toEqual([
      ['child', 'poodle'],
      ['legs', 4],
    ])
    expect(JSON.stringify(reply.body)).not.toContain('Hund')
  })

  it.each([
    [`system=${ANIMALS}&code=cow`, 404, 'no code "cow"'],
    ['system=http://loinc.org&code=1', 404, 'http://loinc.org'],
    [`system=${ANIMALS}&version=9&code=dog`, 404, '|9'],
    [`system=${systemUrl('fragment')}&code=two`, 422, 'only a part'],
    ['code=dog', 400, 'system'],
    [`system=${ANIMALS}&code=dog&date=2020`, 400, 'date'],
  ])('refuses %s with %i', (query, status, text) => {
    const [found, , why] = problem(look(query))
    expect([found, why]).toEqual([status, expect.stringContaining(text)])
  })

  it('requires a scope for CodeSystem, and uses only visible ones', () => {
    const query = `system=${ANIMALS}&code=dog`
    expect(look(query, { access: patientToken('patient/ValueSet.rs') }).status).toBe(403)
    expect(look(query, { access: patientToken('patient/CodeSystem.rs?url=http://none') }).status).toBe(404)
    expect(look(query, { access: patientToken('patient/CodeSystem.rs') }).status).toBe(200)
  })
})
