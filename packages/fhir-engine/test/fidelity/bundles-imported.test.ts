import { describe, expect, it } from 'vitest'
import { type Any, ask, found, token } from '../engine.ts'
import { importResources } from '../import-resources.ts'

const URN = 'urn:uuid:7c9a3f0e-9f3f-4f43-9a53-0d6b7a2c1e11'
const entry = [
  {
    fullUrl: 'urn:uuid:0c7f2a3e-9f3f-4f43-9a53-0d6b7a2c1e11',
    resource: {
      ...{ resourceType: 'Composition', status: 'final', type: { text: 'x' }, date: '2026', title: 'x' },
      author: [{ reference: URN }],
    },
  },
  { fullUrl: URN, resource: { resourceType: 'Patient', id: 'p', active: true } },
]
const load = (...values: object[]) =>
  importResources(values.map((value, i) => ({ name: `${i}.json`, text: JSON.stringify(value) })))
const names = ({ resources }: ReturnType<typeof load>) =>
  resources.map((each) => `${each.resourceType}/${each.id}`)

describe('a Bundle that is imported', () => {
  it.each(['document', 'collection'])('is a resource besides its entries when it is a %s', (type) => {
    const bundle = {
      resourceType: 'Bundle',
      id: 'b',
      type,
      timestamp: '2026-01-01T00:00:00Z',
      identifier: { value: 'b' },
      entry,
    }
    const result = load(bundle)
    expect(result.rejected).toEqual([])
    expect(names(result)).toEqual([
      'Bundle/b',
      'Composition/0c7f2a3e-9f3f-4f43-9a53-0d6b7a2c1e11',
      'Patient/p',
    ])
    const store = result.base.fork()
    const { meta: _, ...stored } = ask(store, 'Bundle/b').body as Any
    expect(stored).toEqual(bundle)
    expect(found(store, 'Composition?author=Patient/p')).toHaveLength(1)
    const access = token('patient/*.cruds', { patient: 'p' })
    expect(ask(store, 'Bundle/b', { access }).status).toBe(404)
  })

  it('gets the id that its identifier has, when it has none', () => {
    const value = 'urn:uuid:3a4f2a3e-9f3f-4f43-9a53-0d6b7a2c1e11'
    expect(
      names(
        load({
          resourceType: 'Bundle',
          type: 'document',
          identifier: { system: 'urn:ietf:rfc:3986', value },
          entry,
        }),
      )[0],
    ).toBe(`Bundle/${value.slice('urn:uuid:'.length)}`)
    const { resources, rejected } = load({ resourceType: 'Bundle', type: 'collection', entry })
    expect([resources.length, rejected]).toEqual([
      2,
      [{ where: '0.json', reason: expect.stringContaining('Bundle.id is missing') }],
    ])
  })

  it.each(['transaction', 'batch', 'searchset', 'message'])(
    'is its entries alone when it is a %s',
    (type) => {
      expect(names(load({ resourceType: 'Bundle', id: 'b', type, entry }))).not.toContain('Bundle/b')
    },
  )

  it('resolves a fullUrl in its own entries before those of others', () => {
    const one = (id: string) => ({
      ...{ resourceType: 'Bundle', type: 'batch' },
      entry: [
        { fullUrl: 'urn:uuid:1', resource: { resourceType: 'Patient', id } },
        { resource: { resourceType: 'Condition', id: `of-${id}`, subject: { reference: 'urn:uuid:1' } } },
      ],
    })
    const { resources } = load(one('a'), one('b'))
    expect(resources.flatMap((each: Any) => each.subject?.reference ?? [])).toEqual([
      'Patient/a',
      'Patient/b',
    ])
  })
})

describe('a history that is imported', () => {
  const version = (id: string, versionId: string, gender: string) => ({
    fullUrl: `http://old.example/fhir/Patient/${id}`,
    resource: { resourceType: 'Patient', id, gender, meta: { versionId } },
    request: { method: 'PUT', url: `Patient/${id}` },
  })
  const removed = (id: string) => ({ request: { method: 'DELETE', url: `Patient/${id}` } })

  it('gives the newest versions, without what was deleted', () => {
    const result = load({
      ...{ resourceType: 'Bundle', type: 'history' },
      entry: [
        version('a', '3', 'male'),
        removed('b'),
        removed('a'),
        version('a', '1', 'other'),
        version('b', '1', 'other'),
        version('c', 'abc', 'female'),
      ],
    })
    expect(result.rejected).toEqual([])
    expect(result.resources.map((each: Any) => [each.id, each.meta.versionId, each.gender])).toEqual([
      ['a', '3', 'male'],
      ['c', 'abc', 'female'],
    ])
  })
})
