import { describe, expect, it } from 'vitest'
import { findStructure } from '../../src/definitions/structures.ts'
import { terminologyTable } from '../../src/tables/terminology-table.ts'
import { checkInvariants } from '../../src/validation/invariants.ts'
import { validateResource } from '../../src/validation/validate-resource.ts'
import { type Any, ask } from '../engine.ts'
import { ANIMALS, createTerminologyStore, patientToken, setUrl } from './terminology-world.ts'

const store = createTerminologyStore()
const R4 = 'http://hl7.org/fhir/ValueSet'
const get = (query: string, more: object = {}) => ask(store, `ValueSet/$expand?${query}`, more)
const post = (parameter: object[]) =>
  ask(store, 'ValueSet/$expand', { method: 'POST', body: { resourceType: 'Parameters', parameter } })
const codes = ({ body }: Any) => (body.expansion?.contains ?? []).map(({ code }: Any) => code)
const problem = ({ status, body }: Any) => [status, body.issue?.[0]?.code, body.issue?.[0]?.diagnostics]

describe('ValueSet/$expand of what R4 defines', () => {
  it('has the codes of a required binding, valid as a ValueSet', () => {
    const { status, body } = get(`url=${R4}/administrative-gender`) as Any
    expect(status).toBe(200)
    expect(body.expansion.contains).toEqual(
      ['male', 'female', 'other', 'unknown'].map((code) => ({
        system: 'http://hl7.org/fhir/administrative-gender',
        version: '4.0.1',
        code,
        display: code[0]?.toUpperCase() + code.slice(1),
      })),
    )
    expect([body.expansion.total, body.compose]).toEqual([4, undefined])
    expect(validateResource(body)).toEqual([])
    expect(checkInvariants(body).issues.filter(({ severity }) => severity === 'error')).toEqual([])
  })

  it('has those of several code systems, listed ones and imported value sets', () => {
    expect(codes(get(`url=${R4}/condition-clinical|4.0.1`))).toContain('remission')
    expect(codes(get(`url=${R4}/defined-types&filter=patient`))).toEqual(['Patient'])
    expect(codes(get(`url=${R4}/observation-category`))).toContain('vital-signs')
  })

  it('has codes for every value set of the table', () => {
    const [, sets = ''] = terminologyTable.split('\n--\n')
    const urls = sets.split('\n').flatMap((line) => (line ? [JSON.parse(line).url as string] : []))
    expect(urls.length).toBeGreaterThan(400)
    const without = urls.filter((url) => codes(get(`url=${encodeURIComponent(url)}`)).length === 0)
    expect(without).toEqual([])
  })

  it('has the codes that validation requires', () => {
    const { codes: required } = findStructure('Patient')?.elements.get('gender') ?? {}
    expect(new Set(codes(get(`url=${R4}/administrative-gender`)))).toEqual(required)
    const { codes: concepts } = findStructure('Condition')?.elements.get('clinicalStatus') ?? {}
    const { contains } = (get(`url=${R4}/condition-clinical`).body as Any).expansion
    expect(new Set(contains.map(({ system, code }: Any) => `${system}|${code}`))).toEqual(concepts)
  })

  it('is unknown in another version, or when the server has not all its codes', () => {
    expect(problem(get(`url=${R4}/administrative-gender|5.0.0`))).toEqual([
      ...[404, 'not-found', expect.stringContaining('administrative-gender|5.0.0 is unknown')],
    ])
    for (const name of ['condition-code', 'mimetypes', 'no-such-set']) {
      expect(problem(get(`url=${R4}/${name}`)).slice(0, 2)).toEqual([404, 'not-found'])
    }
  })
})

describe('ValueSet/$expand of stored value sets', () => {
  it.each([
    ['all', ['mammal', 'dog', 'poodle', 'whale', 'bird', 'dodo']],
    ['active', ['mammal', 'dog', 'poodle', 'whale', 'bird']],
    ['listed', ['dog', '448169003']],
    ['mammals', ['mammal', 'dog', 'poodle', 'whale']],
    ['below', ['poodle']],
    ['above', ['mammal', 'dog']],
    ['birds', ['bird', 'dodo']],
    ['legs', ['dog']],
    ['others', ['bird', 'dodo']],
    ['legged', ['dog', 'whale', 'bird']],
    ['imported', ['dog']],
    ['kept', ['22298006']],
  ])('%s has %j', (id, expected) => {
    expect(codes(get(`url=${setUrl(id)}`))).toEqual(expected)
    expect(codes(ask(store, `ValueSet/${id}/$expand`))).toEqual(expected)
    expect(codes(post([{ name: 'url', valueUri: `${setUrl(id)}|2` }]))).toEqual(expected)
  })

  it.each([
    ['snomed', 422, 'not-supported', 'http://snomed.info/sct'],
    ['cut', 422, 'not-supported', 'http://snomed.info/sct'],
    ['partial', 422, 'not-supported', 'in part'],
    ['parts', 422, 'not-supported', 'concept is-a'],
    ['regex', 422, 'not-supported', 'code regex'],
    ['wings', 422, 'not-supported', 'wings'],
    ['missing', 404, 'not-found', setUrl('none')],
    ['other-version', 422, 'not-supported', `${ANIMALS}|7`],
    ['circle', 422, 'processing', 'includes itself'],
    ['many', 422, 'too-costly', '1100 codes'],
    ['empty', 422, 'not-supported', 'which codes'],
  ])('%s is refused, not expanded in part: %i %s', (id, status, code, text) => {
    expect(problem(get(`url=${setUrl(id)}`))).toEqual([status, code, expect.stringContaining(text)])
  })

  it('filters by words, and returns pages', () => {
    const page = get(`url=${setUrl('all')}&count=2&offset=1`).body as Any
    expect(page.expansion.contains.map(({ code }: Any) => code)).toEqual(['dog', 'poodle'])
    expect(page.expansion).toMatchObject({ total: 6, offset: 1 })
    expect(page.expansion.parameter).toEqual(
      expect.arrayContaining([
        { name: 'count', valueInteger: 2 },
        { name: 'offset', valueInteger: 1 },
        { name: 'version', valueUri: `${ANIMALS}|1` },
      ]),
    )
    expect(codes(get(`url=${setUrl('all')}&filter=OO`))).toEqual(['poodle'])
    expect(codes(get(`url=${setUrl('all')}&filter=Do g`))).toEqual(['dog'])
    expect(codes(get(`url=${setUrl('many')}&filter=c109`))).toHaveLength(11)
    expect(codes(get(`url=${setUrl('many')}&count=5000`))).toHaveLength(1000)
    expect((get(`url=${setUrl('many')}&count=0`).body as Any).expansion).not.toHaveProperty('contains')
  })

  it('leaves out inactive codes, and has designations and displays of a language', () => {
    expect(codes(get(`url=${setUrl('birds')}&activeOnly=true`))).toEqual(['bird'])
    const [dog] = (get(`url=${setUrl('legs')}&includeDesignations=true&displayLanguage=de-CH`).body as Any)
      .expansion.contains
    expect(dog).toMatchObject({ display: 'Hund', designation: [{ language: 'de', value: 'Hund' }] })
    const listed = (get(`url=${setUrl('listed')}`).body as Any).expansion.contains
    expect(listed[0].display).toBe('Doggy')
  })

  it('marks what is abstract or inactive', () => {
    const all = (get(`url=${setUrl('all')}`).body as Any).expansion.contains
    expect(all.filter(({ abstract }: Any) => abstract).map(({ code }: Any) => code)).toEqual(['mammal'])
    expect(all.filter(({ inactive }: Any) => inactive).map(({ code }: Any) => code)).toEqual(['dodo'])
  })

  it('accepts a ValueSet in the body, which must be valid', () => {
    const resource = {
      resourceType: 'ValueSet',
      status: 'draft',
      compose: { include: [{ system: ANIMALS }] },
    }
    expect(codes(post([{ name: 'valueSet', resource }]))).toHaveLength(6)
    expect(post([{ name: 'valueSet', resource: { ...resource, x: 1 } }]).status).toBe(422)
    expect(post([{ name: 'valueSet', resource: { resourceType: 'Patient' } }]).status).toBe(400)
  })

  it.each([
    ['', 'requires'],
    [`url=${setUrl('all')}&count=x`, 'count'],
    [`url=${setUrl('all')}&offset=-1`, 'offset'],
    [`url=${setUrl('all')}&activeOnly=1`, 'activeOnly'],
    [`url=${setUrl('all')}&date=2020`, 'date'],
  ])('refuses %s', (query, text) => {
    const [status, , why] = problem(get(query))
    expect([status, why]).toEqual([400, expect.stringContaining(text)])
  })

  it('is a GET or POST', () => {
    const { status, headers } = ask(store, 'ValueSet/all/$expand', { method: 'DELETE' })
    expect([status, headers]).toEqual([405, [['Allow', 'GET, POST']]])
    expect(ask(store, 'ValueSet/none/$expand').status).toBe(404)
    expect(ask(store, 'CodeSystem/animals/$expand').status).toBe(404)
  })
})

describe('the access of $expand', () => {
  it('requires a scope for ValueSet', () => {
    const query = `url=${R4}/administrative-gender`
    expect(get(query, { access: patientToken('patient/Patient.rs patient/CodeSystem.rs') }).status).toBe(403)
    expect(get(query, { access: patientToken('patient/ValueSet.r') }).status).toBe(200)
  })

  it('does not use a stored value set or code system that the token does not cover', () => {
    const one = { access: patientToken('patient/ValueSet.rs?url=http://none') }
    expect(problem(get(`url=${setUrl('all')}`, one)).slice(0, 2)).toEqual([404, 'not-found'])
    expect(ask(store, 'ValueSet/all/$expand', one).status).toBe(404)
    const sets = { access: patientToken('patient/ValueSet.rs') }
    expect(problem(get(`url=${setUrl('all')}`, sets))).toEqual([
      ...[422, 'not-supported', expect.stringContaining(`${ANIMALS}, which this server does not have`)],
    ])
    const both = { access: patientToken('patient/ValueSet.rs patient/CodeSystem.rs') }
    expect(codes(get(`url=${setUrl('all')}`, both))).toHaveLength(6)
  })

  it('takes a stored value set for one of R4 with the same url only where it is visible', () => {
    const url = `${R4}/administrative-gender`
    const compose = { include: [{ system: ANIMALS, concept: [{ code: 'dog' }] }] }
    const own = { resourceType: 'ValueSet', id: 'gender', url, version: '9', status: 'active', compose }
    const changed = createTerminologyStore(own)
    const ask4 = (more: object = {}) => codes(ask(changed, `ValueSet/$expand?url=${url}`, more))
    expect(ask4()).toEqual(['dog'])
    expect(ask4({ access: patientToken('patient/ValueSet.rs?url=http://none') })).toContain('female')
  })
})
