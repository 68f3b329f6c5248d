import { describe, expect, it } from 'vitest'
import { findStructure } from '../../src/definitions/structures.ts'
import { createFhirBase, loadSampleData } from '../../src/index.ts'
import { SAMPLE_SETS } from '../../src/sample/sample-set.ts'
import { validateResource } from '../../src/validation/validate-resource.ts'
import type { Any } from '../engine.ts'
import { AU_CORE_1 } from './must-support/au-core-1.ts'
import { IPS_2 } from './must-support/ips-2.ts'
import { findMissing } from './must-support/must-support.ts'

const patientsOf = (data: readonly Any[]) =>
  data.filter((each) => each.resourceType === 'Patient').map(({ id }) => id)

describe.each(SAMPLE_SETS)('the set %s', (set) => {
  const data = loadSampleData(set) as Any[]

  it('is valid, every resource', () => {
    expect(data.flatMap((each) => validateResource(each))).toEqual([])
  })

  it('has the same patients, each resource once, and no reference to nothing', () => {
    expect(patientsOf(data)).toEqual(patientsOf(loadSampleData()))
    const urls = new Set(data.map((each) => `${each.resourceType}/${each.id}`))
    expect(urls.size).toBe(data.length)
    const references = [...JSON.stringify(data).matchAll(/"reference":"([^"]+)"/g)].map(([, url]) => url)
    expect(references.filter((url) => !urls.has(url as string))).toEqual([])
    expect(createFhirBase(data).fork().live('Patient')).toHaveLength(30)
  })

  it('leaves the others as they are', () => {
    expect(loadSampleData(set)).toBe(data)
    expect(JSON.stringify(loadSampleData())).toContain('us-core-patient')
  })
})

describe('the International Patient Summary', () => {
  const data = loadSampleData('ips') as Any[]

  it.each(Object.entries(IPS_2))('%s', (profile, words) => {
    expect(findMissing(data, { [profile]: words })).toEqual([])
  })

  it('claims no other profile, and has no extension of US Core', () => {
    const claimed = new Set(data.flatMap((each) => each.meta?.profile ?? []))
    expect([...claimed].map((url) => url.split('/').at(-1)).filter((each) => !IPS_2[each])).toEqual([])
    expect(JSON.stringify(data.filter((each) => each.resourceType === 'Patient'))).not.toContain('us/core')
  })

  it('has a summary of every patient, of the one without data too', () => {
    const summaries = data.filter((each) => each.resourceType === 'Composition')
    expect(summaries).toHaveLength(30)
    const empty = summaries.find(({ id }) => id === 'ada-empty-summary')
    expect(empty.section.map(({ emptyReason }: Any) => emptyReason?.text)).toEqual(
      Array(3).fill('Unavailable'),
    )
  })

  it('would miss a section', () => {
    const spoiled = structuredClone(data)
    for (const each of spoiled) {
      each.section = each.section?.filter(({ title }: Any) => title !== 'Alerts')
    }
    expect(findMissing(spoiled, IPS_2)).toEqual([
      'Composition-uv-ips: section[104605-1].title',
      'Composition-uv-ips: section[104605-1].text',
    ])
  })
})

describe('AU Core', () => {
  const data = loadSampleData('au-core') as Any[]

  it.each(Object.entries(AU_CORE_1))('%s', (profile, words) => {
    expect(findMissing(data, { [profile]: words })).toEqual([])
  })

  it('claims no other profile, and would miss an element', () => {
    const claimed = new Set(data.flatMap((each) => each.meta?.profile ?? []))
    expect([...claimed].map((url) => url.split('/').at(-1)).filter((each) => !AU_CORE_1[each])).toEqual([])
    const spoiled = data.map(({ serviceType: _, ...rest }) => rest)
    expect(findMissing(spoiled, AU_CORE_1)).toEqual(['au-core-encounter: serviceType'])
  })

  it('has healthcare identifiers with a right check digit', () => {
    const numbers = data.filter((each) => each.resourceType === 'Patient').map((p) => p.identifier[0].value)
    expect(new Set(numbers).size).toBe(30)
    const sums = numbers.map((number: string) =>
      [...number].reduce((sum, digit, i) => sum + (i % 2 ? +digit : (+digit * 2) % 9 || +digit), 0),
    )
    expect(sums.filter((sum) => sum % 10 !== 0)).toEqual([])
  })
})

describe('the minimal set', () => {
  const data = loadSampleData('minimal') as Any[]
  const full = new Map((loadSampleData() as Any[]).map((each) => [`${each.resourceType}/${each.id}`, each]))
  /** Elements that are there and neither required by R4 nor named here. */
  const findExtra = (each: Any, kept: RegExp) =>
    Object.keys(each)
      .filter((key) => !['resourceType', 'id', 'meta'].includes(key) && !kept.test(key))
      .filter((key) => !findStructure(each.resourceType)?.elements.get(key)?.required)
      .map((key) => `${each.resourceType}.${key}`)
  const KEPT =
    /^(?:subject|patient|beneficiary|encounter|context|securityContext|component|result|dataAbsentReason|data|value.+|effective.+|name|gender|birthDate|link|clinicalStatus|practitioner|url|item|questionnaire|start|end)$/

  it('has only what R4 requires, whose it is, and what it says', () => {
    expect([...new Set(data.flatMap((each) => findExtra(each, KEPT)))]).toEqual([])
    expect(
      data.flatMap((each) => (each.meta?.profile || each.text || each.extension ? [each.id] : [])),
    ).toEqual([])
  })

  it('has all that R4 requires', () => {
    const lost = data.flatMap((each) =>
      Object.keys(full.get(`${each.resourceType}/${each.id}`))
        .filter((key) => findStructure(each.resourceType)?.elements.get(key)?.required && !(key in each))
        .map((key) => `${each.id}: ${key}`),
    )
    expect(data).toHaveLength(full.size)
    expect(lost).toEqual([])
  })

  it('would notice more than that', () => {
    expect(findExtra(full.get('Encounter/amy-shaw-encounter-1'), KEPT)).toContain('Encounter.location')
  })
})
