import { expect, it } from 'vitest'
import { createFhirBase, exportResources, loadSampleData, ResourceImport } from '../src/index.ts'
import { importResources } from './import-resources.ts'

const doc = (value: unknown, name = 'a.json') => ({ name, text: JSON.stringify(value) })

const organization = {
  resourceType: 'Organization',
  id: 'o',
  name: 'x',
  identifier: [{ system: 'urn:x', value: '7' }],
}
const encounter = {
  ...{ resourceType: 'Encounter', status: 'finished', class: { code: 'AMB' } },
  subject: { reference: 'urn:uuid:1f6e' },
  serviceProvider: { reference: 'Organization?identifier=urn:x|7' },
}
const bundle = {
  resourceType: 'Bundle',
  type: 'transaction',
  entry: [
    { fullUrl: 'urn:uuid:1f6e', resource: { resourceType: 'Patient', id: 'p' } },
    { fullUrl: 'urn:uuid:2f6e', resource: encounter },
  ],
}

it('reads back what was exported', () => {
  const store = createFhirBase(loadSampleData).fork()
  const lines = [...exportResources(store)]
  const { base, rejected } = importResources([{ name: 'all.ndjson', text: lines.join('') }])
  expect(rejected).toEqual([])
  expect([...exportResources(base.fork())].sort()).toEqual(lines.sort())
})

it.each([
  ['after', [doc(bundle), doc(organization, 'b.json')]],
  ['before', [doc(organization, 'b.json'), doc(bundle)]],
])('resolves references of a Bundle, by fullUrl and by identifier of a document %s it', (_, documents) => {
  const { resources, rejected, count } = importResources(documents)
  expect([rejected, count]).toEqual([[], 3])
  expect(resources.find(({ resourceType }) => resourceType === 'Encounter')).toMatchObject({
    id: '2f6e',
    subject: { reference: 'Patient/p' },
    serviceProvider: { reference: 'Organization/o' },
  })
})

it('resolves absolute references to the entries of other Bundles, before and after', () => {
  const [one, two] = ['a', 'b'].map((id, i) => {
    const link = [{ other: { reference: `http://x/Patient/${'ba'[i]}` }, type: 'seealso' }]
    const resource = { resourceType: 'Patient', id: `own-${id}`, link }
    return { resourceType: 'Bundle', type: 'batch', entry: [{ fullUrl: `http://x/Patient/${id}`, resource }] }
  })
  const { resources } = importResources([doc(one), doc(two)])
  expect(resources).toMatchObject([
    { id: 'own-a', link: [{ other: { reference: 'Patient/own-b' } }] },
    { id: 'own-b', link: [{ other: { reference: 'Patient/own-a' } }] },
  ])
})

it('keeps the text of a resource whose links are resolved late, also when it becomes longer', () => {
  const [short, long] = ['urn:uuid:1', `Patient/${'x'.repeat(60)}`]
  const observation = {
    ...{ resourceType: 'Observation', id: 'o', status: 'final', code: { text: 'Ångström ⚕' } },
    subject: { reference: short },
  }
  const patient = { fullUrl: short, resource: { resourceType: 'Patient', id: 'x'.repeat(60) } }
  const { base } = importResources([
    doc(observation),
    doc({ ...observation, id: 'p' }),
    doc({ resourceType: 'Bundle', type: 'batch', entry: [patient] }),
  ])
  for (const id of ['o', 'p']) {
    const expected = { ...observation, id, subject: { reference: long } }
    expect(base.fork().get('Observation', id)).toMatchObject(expected)
  }
})

it('leaves out what cannot be taken, one line each, and counts what is there twice', () => {
  const importing = new ResourceImport()
  const add = (value: unknown) => importing.add({ where: `x:${importing.count}`, value })
  for (const id of ['a', 'a', 'b', 'a']) add({ resourceType: 'Patient', id })
  importing.add({ where: 'y', reason: 'no JSON' })
  add({ resourceType: 'Patient' })
  add({ resourceType: 'Patient', id: 'c', gender: 'x' })
  add({ ...encounter, id: 'e', status: 'nonsense' })
  const { count, rejected, repeated } = importing.finish()
  expect([count, repeated]).toEqual([
    2,
    { count: 2, first: { where: 'x:1', reason: 'Patient/a is there twice' } },
  ])
  expect(rejected.map(({ reason }) => reason)).toEqual([
    'no JSON',
    'Patient.id is missing',
    expect.stringContaining('Patient.gender'),
    expect.stringContaining('Encounter.status'),
  ])
})

it('tells of documents that hold no resource at all', () => {
  const nothing = [null, [1], 'x', 7, { a: 1 }]
  const { resources, rejected } = importResources([
    ...nothing.map((value, i) => doc(value, `${i}.json`)),
    doc({ resourceType: 'Patient', id: 'p' }),
    doc({ resourceType: 'Bundle', entry: [null, { resource: null }, { resource: [] }] }, 'bundle.json'),
  ])
  expect(resources.map(({ id }) => id)).toEqual(['p'])
  expect(rejected.map(({ where }) => where)).toEqual(nothing.map((_, i) => `${i}.json`))
  expect(rejected.every(({ reason }) => reason !== '')).toBe(true)
})
