import { describe, expect, it } from 'vitest'
import { ask, expected, found, sampleStore } from '../engine.ts'
import { searchCases } from './search-cases.ts'

const store = sampleStore()
const nothing = new Set([
  'Observation?component-code-value-quantity=8462-4$gt140',
  'Observation?subject:Group=amy-shaw',
  'Observation?subject=Practitioner/amy-shaw',
  'Observation?status=final&patient=ada-empty',
  'Goal?target-date=lt2026-12-31',
  'Questionnaire?url=https://example.org/fhir/Questionnaire',
])

describe('search finds exactly what a plain filter over the sample data finds', () => {
  it('is a table of some size', () => expect(searchCases.length).toBeGreaterThan(300))

  it.each(searchCases)('%s', (url, condition) => {
    const type = url.split('?')[0] as string
    const wanted = expected(type, condition)
    const query = `${url}${url.includes('?') ? '&' : '?'}_count=1000`
    expect(found(store, query)).toEqual(wanted)
    if (!nothing.has(url) && !/patient=ada-empty|birthdate=|date=|category=laboratory/.test(url)) {
      expect(wanted.length).toBeGreaterThan(0)
    }
    const total = (ask(store, `${url}${url.includes('?') ? '&' : '?'}_summary=count`).body as fhir4.Bundle)
      .total
    expect(total).toBe(wanted.length)
  })

  it('would notice a wrong answer', () => {
    expect(found(store, 'Patient?gender=female&_count=1000')).not.toEqual(expected('Patient', () => true))
  })
})
