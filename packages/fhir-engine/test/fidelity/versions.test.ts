import { describe, expect, it } from 'vitest'
import { createFhirBase } from '../../src/index.ts'
import { type Any, ask, found } from '../engine.ts'
import { importResources } from '../import-resources.ts'

const UUID = '0c7f2a3e-9f3f-4f43-9a53-0d6b7a2c1e11'
const json = { 'content-type': 'application/fhir+json' }
const patient = (versionId: string, gender = 'female') => ({
  ...{ resourceType: 'Patient', id: 'p', gender },
  meta: { versionId, lastUpdated: '2020-05-05T05:05:05Z' },
})
const load = (versionId: string) => {
  const { base, rejected } = importResources([{ name: 'p.json', text: JSON.stringify(patient(versionId)) }])
  expect(rejected).toEqual([])
  return base.fork()
}
const tag = (reply: ReturnType<typeof ask>) => reply.headers.find(([name]) => name === 'ETag')?.[1]

describe.each(['abc', UUID, '7', '007', '1.5', '99999999999999999999'])(
  'the imported version %s',
  (version) => {
    it('is the ETag, in the history, and can be read', () => {
      const store = load(version)
      const reply = ask(store, 'Patient/p')
      expect([tag(reply), (reply.body as Any).meta.versionId]).toEqual([`W/"${version}"`, version])
      const { entry } = ask(store, 'Patient/p/_history').body as Any
      expect(entry.map((each: Any) => each.response.etag)).toEqual([`W/"${version}"`])
      expect(ask(store, `Patient/p/_history/${version}`)).toMatchObject({
        status: 200,
        body: { meta: { versionId: version } },
      })
      expect(ask(store, 'Patient/p', { headers: { 'if-none-match': `W/"${version}"` } }).status).toBe(304)
    })

    it('is followed by one that no other has', () => {
      const store = load(version)
      const write = (match: string) =>
        ask(store, 'Patient/p', {
          method: 'PUT',
          headers: { ...json, 'if-match': match },
          body: patient('9'),
        })
      expect(write('W/"other"').status).toBe(412)
      const first = write(`W/"${version}"`)
      expect(first.status).toBe(200)
      const second = write(tag(first) ?? '')
      expect(second.status).toBe(200)
      const versions = [version, ...[first, second].map((each) => (each.body as Any).meta.versionId)]
      expect(new Set(versions).size).toBe(3)
      for (const each of versions) expect(ask(store, `Patient/p/_history/${each}`).status).toBe(200)
      expect(versions[1]).toBe(version === '7' ? '8' : '2')
    })
  },
)

it('pages begin after a resource with any version', () => {
  const lines = ['a', 'b', 'c'].map((id) => JSON.stringify({ ...patient(UUID), id }))
  const store = importResources([{ name: 'p.ndjson', text: lines.join('\n') }]).base.fork()
  expect(found(store, 'Patient?_count=1')).toEqual(['Patient/a', 'Patient/b', 'Patient/c'])
})

it('a version that no header can hold is replaced', () => {
  const store = createFhirBase([patient('a"\r\nX: y') as Any]).fork()
  const reply = ask(store, 'Patient/p')
  expect([tag(reply), (reply.body as Any).meta.versionId]).toEqual(['W/"1"', '1'])
})
