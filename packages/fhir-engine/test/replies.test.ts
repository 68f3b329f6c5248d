import { describe, expect, it } from 'vitest'
import { validateResource } from '../src/validation/validate-resource.ts'
import { type Any, type Ask, ask, sampleStore, token } from './engine.ts'
import { searchCases } from './search/search-cases.ts'

const store = sampleStore()
const post = (body: unknown): Ask => ({ method: 'POST', body })
const requests: [string, Ask][] = [
  ...searchCases.map(([url]): [string, Ask] => [
    `${url}${url.includes('?') ? '&' : '?'}_count=2&_include=*`,
    {},
  ]),
  ...[
    'metadata',
    'Nonsense',
    'Patient/nobody',
    'Patient?nonsense=1',
    '_history',
    'Patient/amy-shaw/_history',
  ].map((url): [string, Ask] => [url, {}]),
  ...['true', 'text', 'data', 'count'].map((how): [string, Ask] => [
    `Observation?_summary=${how}&_count=3`,
    {},
  ]),
  ['Observation?_elements=value&_count=3', {}],
  ['Patient/amy-shaw/$everything', {}],
  ['Patient/amy-shaw', { access: token('') }],
  ['Patient', post({ resourceType: 'Patient', gender: 'x' })],
  ['Patient', post('{')],
  [
    '',
    post({
      resourceType: 'Bundle',
      type: 'batch',
      entry: [
        { request: { method: 'GET', url: 'Patient/amy-shaw' } },
        { request: { method: 'GET', url: 'Patient/nobody' } },
        { resource: { resourceType: 'Patient' }, request: { method: 'POST', url: 'Patient' } },
        { request: { method: 'DELETE', url: 'Patient/frank-hansen' } },
      ],
    }),
  ],
  ['Patient/frank-hansen/_history', {}],
]

describe('every reply is a valid resource itself (S-129)', () => {
  it.each(requests)('%s', (url, options) => {
    expect(validateResource((ask(store, url, options) as Any).body)).toEqual([])
  })
})
