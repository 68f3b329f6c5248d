import { describe, expect, it } from 'vitest'
import { findProfile } from '../../src/definitions/profiles.ts'
import { loadSampleData } from '../../src/index.ts'
import { checkProfile } from '../../src/validation/profile.ts'
import type { Any } from '../engine.ts'
import { findMissing } from './must-support/must-support.ts'
import { US_CORE_8 } from './must-support/us-core-8.ts'

const data = loadSampleData() as Any[]
const codesOf = (each: Any): string[] => (each.code?.coding ?? []).map(({ code }: Any) => code)
const about = (id: string) => data.filter((each) => each.subject?.reference === `Patient/${id}`)

describe('what US Core 8 asks of its profiles', () => {
  it.each(Object.entries(US_CORE_8))('%s', (profile, words) => {
    expect(findMissing(data, { [profile]: words })).toEqual([])
  })

  it('has a line for every profile that the data claim', () => {
    const claimed = new Set(data.flatMap((each) => each.meta?.profile ?? []))
    expect([...claimed].map((url) => url.split('/').at(-1)).filter((each) => !US_CORE_8[each])).toEqual([])
  })

  it('would miss an element, an item with a code, an extension, and a whole profile', () => {
    const spoiled = structuredClone(data).filter((each) => each.resourceType !== 'Goal')
    for (const each of spoiled) {
      delete each.lotNumber
      each.component = each.component?.filter((part: Any) => part.code.coding[0].code !== '3150-6')
      each.extension = each.extension?.filter(({ url }: Any) => !url.endsWith('us-core-ethnicity'))
    }
    const missing = findMissing(spoiled, US_CORE_8)
    expect(missing).toContain('us-core-immunization: lotNumber')
    expect(missing).toContain('us-core-pulse-oximetry: component[3150-6].valueQuantity.value')
    expect(missing).toContain('us-core-patient: extension[us-core-ethnicity]')
    expect(missing).toContain('us-core-goal: subject')
  })

  it('every resource conforms to those profiles whose rules are known here', () => {
    const checked = data.flatMap((each) =>
      (each.meta?.profile ?? [])
        .map((url: string) => findProfile(url))
        .filter(Boolean)
        .map((profile: Any) => ({ id: each.id, issues: checkProfile(each, profile).issues })),
    )
    expect(checked.length).toBeGreaterThan(200)
    expect(checked.filter(({ issues }) => issues.length > 0)).toEqual([])
  })
})

describe('what is plausible', () => {
  it('no pregnancy of men, and no pregnancy test of men, children or old women', () => {
    const tests = data.filter((each) => /252160004|82810-3|86645-9/.test(codesOf(each).join()))
    const tested = new Set(tests.map((each) => each.subject.reference.split('/')[1]))
    const patients = data.filter((each) => each.resourceType === 'Patient' && tested.has(each.id))
    expect(patients.length).toBeGreaterThan(3)
    expect(patients.filter(({ gender }) => gender !== 'female')).toEqual([])
    expect(patients.filter(({ birthDate }) => birthDate < '1976' || birthDate > '2011')).toEqual([])
  })

  it('allergies are in the category of what causes them', () => {
    const pairs = data
      .filter((each) => each.resourceType === 'AllergyIntolerance')
      .map((each) => `${each.category} ${each.code.text}`)
    expect([...new Set(pairs)].sort()).toEqual([
      'environment Allergy to grass pollen',
      'food Allergy to peanut',
      'medication Allergy to penicillin',
    ])
  })

  it('one patient has systolic and diastolic pressure as results of their own, all others as panels', () => {
    const single = data.filter((each) => ['8480-6', '8462-4'].includes(codesOf(each)[0] ?? ''))
    expect(new Set(single.map((each) => each.subject.reference))).toEqual(new Set(['Patient/marcus-webb']))
    expect(about('marcus-webb').filter((each) => codesOf(each).includes('85354-9'))).toEqual([])
    const panels = data.filter((each) => codesOf(each).includes('85354-9'))
    expect(panels.length).toBeGreaterThan(50)
    expect(panels.filter((each) => codesOf(each)[1] !== '55284-4')).toEqual([])
  })

  it('a value in mmol/L is that in mg/dL', () => {
    const value = (id: string) => data.find((each) => each.id === id).valueQuantity.value
    expect(value('amy-shaw-hdl-1-mmol')).toBeCloseTo(value('amy-shaw-hdl-1') / 38.67, 2)
    expect(value('amy-shaw-cholesterol-1-mmol')).toBeCloseTo(value('amy-shaw-cholesterol-1') / 38.67, 2)
  })
})
