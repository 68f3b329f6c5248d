import { type Any, ask, sampleStore, token } from '../engine.ts'

const URL = 'http://codes.example'
/** A code system of animals: a hierarchy, properties, designations, an abstract and an inactive concept. */
export const ANIMALS = `${URL}/animals`

const animals = {
  ...{ resourceType: 'CodeSystem', id: 'animals', url: ANIMALS, version: '1', name: 'Animals' },
  ...{ status: 'active', content: 'complete', caseSensitive: true },
  property: [
    { code: 'legs', type: 'integer' },
    { code: 'inactive', type: 'boolean' },
    { code: 'notSelectable', type: 'boolean' },
    { code: 'up', uri: 'http://hl7.org/fhir/concept-properties#parent', type: 'code' },
  ],
  concept: [
    {
      ...{ code: 'mammal', display: 'Mammal' },
      property: [{ code: 'notSelectable', valueBoolean: true }],
      concept: [
        {
          ...{ code: 'dog', display: 'Dog', definition: 'A tame canid' },
          designation: [{ language: 'de', value: 'Hund' }],
          property: [{ code: 'legs', valueInteger: 4 }],
          concept: [{ code: 'poodle', display: 'Poodle' }],
        },
        { code: 'whale', display: 'Whale', property: [{ code: 'legs', valueInteger: 0 }] },
      ],
    },
    { code: 'bird', display: 'Bird', property: [{ code: 'legs', valueInteger: 2 }] },
    { code: 'dodo', display: 'Dodo', property: [{ code: 'inactive', valueBoolean: true }, up('bird')] },
  ],
}

function up(valueCode: string) {
  return { code: 'up', valueCode }
}

const system = (id: string, more: object) => ({
  ...{ resourceType: 'CodeSystem', id, url: `${URL}/${id}`, status: 'active', content: 'complete' },
  ...more,
})
const set = (id: string, compose?: object, more: object = {}) => ({
  ...{ resourceType: 'ValueSet', id, url: `${URL}/ValueSet/${id}`, version: '2', status: 'active' },
  ...(compose && { compose }),
  ...more,
})
const filtered = (id: string, property: string, op: string, value: string) =>
  set(id, { include: [{ system: ANIMALS, filter: [{ property, op, value }] }] })
const SNOMED = 'http://snomed.info/sct'
const snomed = { system: SNOMED, filter: [{ property: 'concept', op: 'is-a', value: '404684003' }] }
const contains = [{ system: SNOMED, code: '22298006', display: 'Infarction' }]

const resources: Any[] = [
  animals,
  system('fragment', { content: 'fragment', concept: [{ code: 'one', display: 'One' }] }),
  system('parts', { hierarchyMeaning: 'part-of', concept: [{ code: 'car', concept: [{ code: 'wheel' }] }] }),
  system('loose', { concept: [{ code: 'Mixed', display: 'Mixed case' }] }),
  system('many', { concept: Array.from({ length: 1_100 }, (_, i) => ({ code: `c${i}` })) }),
  set('all', { include: [{ system: ANIMALS }] }),
  set('active', { inactive: false, include: [{ system: ANIMALS }] }),
  set('listed', {
    include: [
      { system: ANIMALS, concept: [{ code: 'dog', display: 'Doggy' }, { code: 'unicorn' }] },
      { system: SNOMED, concept: [{ code: '448169003', display: 'Cat' }] },
    ],
  }),
  filtered('mammals', 'concept', 'is-a', 'mammal'),
  filtered('below', 'concept', 'descendent-of', 'dog'),
  filtered('above', 'concept', 'generalizes', 'dog'),
  filtered('birds', 'concept', 'is-a', 'bird'),
  filtered('legs', 'legs', '=', '4'),
  filtered('others', 'concept', 'is-not-a', 'mammal'),
  filtered('legged', 'legs', 'exists', 'true'),
  filtered('regex', 'code', 'regex', '(a+)+'),
  filtered('wings', 'wings', '=', '2'),
  set('imported', {
    include: [{ valueSet: [`${URL}/ValueSet/mammals`, `${URL}/ValueSet/legged`] }],
    exclude: [{ system: ANIMALS, concept: [{ code: 'whale' }] }],
  }),
  set('circle', { include: [{ valueSet: [`${URL}/ValueSet/circle|2`] }] }),
  set('snomed', { include: [{ system: ANIMALS }, snomed] }),
  set('kept', { include: [snomed] }, { expansion: { timestamp: '2026-01-01', total: 1, contains } }),
  set('cut', { include: [snomed] }, { expansion: { timestamp: '2026-01-01', total: 2, contains } }),
  set('partial', { include: [{ system: `${URL}/fragment` }] }),
  set('parts', {
    include: [{ system: `${URL}/parts`, filter: [{ property: 'concept', op: 'is-a', value: 'car' }] }],
  }),
  set('missing', { include: [{ valueSet: [`${URL}/ValueSet/none`] }] }),
  set('other-version', { include: [{ system: ANIMALS, version: '7' }] }),
  set('many', { include: [{ system: `${URL}/many` }] }),
  set('loose', { include: [{ system: `${URL}/loose` }] }),
  set('empty'),
]

/** Creates a store with code systems and value sets of the tests. */
export function createTerminologyStore(...more: Any[]) {
  const store = sampleStore()
  for (const body of [...resources, ...more]) {
    const { status, body: answer } = ask(store, `${body.resourceType}/${body.id}`, { method: 'PUT', body })
    if (status !== 201) throw new Error(`${body.id}: ${JSON.stringify(answer)}`)
  }
  return store
}

/** Returns the canonical of a value set of the tests. */
export const setUrl = (id: string) => `${URL}/ValueSet/${id}`
export const systemUrl = (id: string) => `${URL}/${id}`
export const patientToken = (scopes: string) => token(scopes, { patient: 'amy-shaw' })
