import { describe, expect, it } from 'vitest'
import {
  findSearchParameter,
  isResourceType,
  listResourceTypes,
  listSearchParameterCodes,
} from '../../src/definitions/search-parameters.ts'
import { type Any, ask, sampleStore } from '../engine.ts'

const store = sampleStore()
const VALUES: Record<string, string> = {
  ...{ number: '1', date: '2020', string: 'a', token: 'a', reference: 'Patient/a', quantity: '1' },
  ...{ uri: 'http://a.example', special: '1|2' },
}

function valueFor(type: string, code: string): string {
  const parameter = findSearchParameter(type, code)
  if (parameter?.type !== 'composite') return VALUES[parameter?.type ?? ''] as string
  return parameter.components.map((component) => VALUES[component.type]).join('$')
}

describe('every search parameter of every resource type of R4', () => {
  it('is known: 146 types, 1,691 pairs, and 7 of US Core', () => {
    const pairs = listResourceTypes().flatMap((type) => listSearchParameterCodes(type)).length
    expect(listResourceTypes()).toHaveLength(146)
    // What all types have: _id, _lastUpdated, _profile, _security, _source, _tag.
    expect(pairs - 6 * 146).toBe(1698)
    expect(isResourceType('Patients')).toBe(false)
  })

  it.each(listResourceTypes())('of %s is answered, alone and with :missing and :not or a chain', (type) => {
    for (const code of listSearchParameterCodes(type)) {
      const kind = findSearchParameter(type, code)?.type
      const more = kind === 'reference' ? [`${code}._id=a`] : kind === 'token' ? [`${code}:not=a`] : []
      for (const query of [
        `${code}=${valueFor(type, code)}`,
        `${code}:missing=true`,
        `_sort=${code}`,
        ...more,
      ]) {
        const { status, body } = ask(store, `${type}?${query}&_count=1`)
        expect([status, query, (body as Any).issue]).toEqual([200, query, undefined])
        if (!query.startsWith('_sort')) {
          const link = (body as Any).link[0].url
          expect(decodeURIComponent(link)).toContain(query.split('=')[0])
        }
      }
    }
  })

  it('is listed in the CapabilityStatement', () => {
    const { rest } = ask(store, 'metadata').body as fhir4.CapabilityStatement
    for (const each of rest?.[0]?.resource ?? []) {
      expect(each.searchParam?.map(({ name }) => name)).toEqual(listSearchParameterCodes(each.type))
    }
  })

  it.each(['ActivityDefinition?composed-of', 'List?item', 'Observation?focus', 'Provenance?target'])(
    'a long chain over references to any type is answered (%s)',
    (start) => {
      const [, code] = start.split('?')
      expect(ask(store, `${start}${`.${code}`.repeat(5)}._id=1`).status).toBe(200)
      expect(ask(store, `${start}${`.${code}`.repeat(7)}._id=1`).status).toBe(400)
    },
  )
})
