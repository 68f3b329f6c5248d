import { expect, it } from 'vitest'
import { importResources } from './import-resources.ts'
import { createFhirBase, exportResources, loadSampleData } from './index.ts'

const doc = (value: unknown, name = 'a.json') => ({
  name,
  text: typeof value === 'string' ? value : JSON.stringify(value),
})

it('reads back what was exported', () => {
  const store = createFhirBase(loadSampleData).fork()
  const { resources, rejected } = importResources([
    { name: 'all.ndjson', text: [...exportResources(store)].join('') },
  ])
  expect(rejected).toEqual([])
  const sort = (list: fhir4.FhirResource[]) => [...list].map((each) => JSON.stringify(each)).sort()
  expect(sort(resources)).toEqual(sort(loadSampleData()))
})

it('resolves references of a Bundle, by fullUrl and by identifier of another document', () => {
  const bundle = {
    resourceType: 'Bundle',
    type: 'transaction',
    entry: [
      { fullUrl: 'urn:uuid:1f6e', resource: { resourceType: 'Patient', id: 'p' } },
      {
        fullUrl: 'urn:uuid:2f6e',
        resource: {
          ...{ resourceType: 'Encounter', status: 'finished', class: { code: 'AMB' } },
          subject: { reference: 'urn:uuid:1f6e' },
          serviceProvider: { reference: 'Organization?identifier=urn:x|7' },
        },
      },
    ],
  }
  const organization = {
    resourceType: 'Organization',
    id: 'o',
    name: 'x',
    identifier: [{ system: 'urn:x', value: '7' }],
  }
  const { resources, rejected } = importResources([doc(bundle), doc(organization, 'b.json')])
  expect(rejected).toEqual([])
  expect(resources[1]).toMatchObject({
    id: '2f6e',
    subject: { reference: 'Patient/p' },
    serviceProvider: { reference: 'Organization/o' },
  })
})

it('leaves out what cannot be taken, one line each', () => {
  const lines = [
    '{"resourceType":"Patient","id":"a"}',
    '{"resourceType":"Patient","id":"a"}',
    '{',
    '',
    '{"resourceType":"Patient"}',
    '7',
  ]
  const { resources, rejected } = importResources([
    doc(lines.join('\n'), 'x.ndjson'),
    doc({ resourceType: 'Patient', id: 'b', gender: 'x' }),
    doc('nonsense', 'c.json'),
  ])
  expect(resources).toHaveLength(1)
  expect(rejected.map(({ where }) => where)).toEqual([
    'x.ndjson:3',
    'c.json',
    'x.ndjson:2',
    'x.ndjson:5',
    'x.ndjson:6',
    'a.json',
  ])
})

it('tells of documents that hold no resource at all', () => {
  const { resources, rejected } = importResources([
    doc(null, 'null.json'),
    doc('{"resourceType":"Patient","id":"p"}\nnull\n[1]\n"x"\n7', 'lines.ndjson'),
    doc({ a: 1 }, 'other.json'),
    doc({ resourceType: 'Bundle', entry: [null, { resource: null }, { resource: [] }] }, 'bundle.json'),
  ])
  expect(resources.map(({ id }) => id)).toEqual(['p'])
  expect(rejected.map(({ where }) => where)).toEqual([
    ...['null.json', 'lines.ndjson:2', 'lines.ndjson:3', 'lines.ndjson:4', 'lines.ndjson:5', 'other.json'],
  ])
  expect(rejected.every(({ reason }) => reason !== '')).toBe(true)
})

it('tells how far it has come', () => {
  const told: [number, number][] = []
  const line = (i: number) => JSON.stringify({ resourceType: 'Patient', id: `p${i}` })
  const text = Array.from({ length: 2_500 }, (_, i) => line(i)).join('\n')
  importResources([{ name: 'many.ndjson', text }], (done, all) => told.push([done, all]))
  expect(told).toEqual([0, 1_000, 2_000, 2_500].map((done) => [done, 2_500]))
})
