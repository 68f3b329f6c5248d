import { describe, expect, it } from 'vitest'
import { loadSampleData } from '../../src/index.ts'
import { type Any, ask, pages, sampleStore } from '../engine.ts'
import { APP_QUERIES, type AppQueries } from './app-queries.ts'

const store = sampleStore()

/** Returns the resources that a read or a search of an app finds for a patient, all pages of it. */
function find(query: string, patient: string): Any[] {
  const url = query.replaceAll('$P', patient)
  if (!url.includes('?'))
    return [ask(store, url)].filter(({ status }) => status === 200).map(({ body }) => body)
  if (url.includes('_count=')) return (ask(store, url).body as Any).entry?.map(toResource) ?? []
  return pages(store, url).flatMap(({ entry = [] }) => entry.map(toResource))
}

const toResource = ({ resource }: Any): Any => resource

/** Returns the queries that find nothing for a patient, and the codes that no result has. */
function findGaps({ queries, codes = [] }: AppQueries, patient: string): string[] {
  const results = queries.map((query) => find(query, patient))
  const found = new Set(results.flat().flatMap((each) => (each.code?.coding ?? []).map((c: Any) => c.code)))
  return [...queries.filter((_, i) => results[i]?.length === 0), ...codes.filter((code) => !found.has(code))]
}

describe('apps find what they ask for', () => {
  it('is a table of eight', () => expect(APP_QUERIES).toHaveLength(8))

  it.each(APP_QUERIES.map((each) => [each.app, each] as const))('%s', (_, app) => {
    expect(findGaps(app, app.patient)).toEqual([])
  })

  it('would notice a patient without data, and a code that nobody has', () => {
    const [chart] = APP_QUERIES as [AppQueries]
    expect(findGaps({ ...chart, codes: [] }, 'ada-empty')).toHaveLength(2)
    expect(findGaps({ ...chart, codes: ['0000-0'] }, chart.patient)).toEqual(['0000-0'])
  })
})

describe('what they read of it', () => {
  const of = (id: string) => (loadSampleData() as Any[]).find((each) => each.id === id)

  it('smart-cvd-risk: both values of one time and unit', () => {
    const [total, hdl] = find(APP_QUERIES[4]?.queries[1] as string, 'bernd-mueller')
    expect(total.effectiveDateTime).toBe(hdl.effectiveDateTime)
    expect([total.valueQuantity.unit, hdl.valueQuantity.unit]).toEqual(['mmol/L', 'mmol/L'])
    expect(total.valueQuantity.value).toBeGreaterThan(hdl.valueQuantity.value)
  })

  it('growth chart and blood pressure centiles: values with a UCUM code', () => {
    for (const { app, queries, patient } of APP_QUERIES.slice(0, 3)) {
      const observations = find(queries[1] as string, patient)
      const parts = observations.flatMap((each) => each.component ?? [each])
      const withValue = parts.filter((each) => each.valueQuantity?.code && each.valueQuantity.value > 0)
      expect(withValue.length, app).toBeGreaterThan(3)
    }
  })

  it('the sick note: numbers of patient, practitioner and organization, and a diagnosis in ICPC-2', () => {
    const encounter = of('frank-hansen-encounter-1')
    const practitioner = of(encounter.participant[0].individual.reference.split('/')[1])
    const organization = of(encounter.serviceProvider.reference.split('/')[1])
    const systems = [of('frank-hansen'), practitioner, organization].map((each) => each.identifier[1].system)
    expect(systems).toEqual([
      'urn:oid:2.16.578.1.12.4.1.4.1',
      'urn:oid:2.16.578.1.12.4.1.4.4',
      'urn:oid:2.16.578.1.12.4.1.4.101',
    ])
    expect(organization.telecom[0].system).toBe('phone')
    const conditions = find('Condition?patient=$P&category=encounter-diagnosis', 'frank-hansen')
    const codings = conditions.flatMap((each) => each.code.coding)
    expect(codings.map(({ system }) => system)).toContain('urn:oid:2.16.578.1.12.4.1.1.7170')
    const [{ encounter: seen }] = conditions
    expect(find(`Condition?encounter=${seen.reference}`, 'frank-hansen').length).toBeGreaterThan(0)
  })
})
