import { createFhirBase, loadSampleData } from '@smart-mock/fhir-engine'
import { describe, expect, it } from 'vitest'
import { listScopeOffers } from './list-scope-offers.ts'
import { findForeignScope, selectScopes } from './select-scopes.ts'
import { findGranularScopeProblem, withGranularScopes } from './with-granular-scopes.ts'

const sample = createFhirBase(loadSampleData).fork()
const LAB = 'category=http://terminology.hl7.org/CodeSystem/observation-category|laboratory'
const VITAL = 'category=http://terminology.hl7.org/CodeSystem/observation-category|vital-signs'
const offersOf = (scope: string, fhir = sample) =>
  listScopeOffers(scope, fhir).map(({ granular }) => granular.map(({ raw }) => raw))

describe('listScopeOffers', () => {
  it('offers the categories that US Core names for Conditions and Observations', () => {
    expect(offersOf('patient/Condition.r user/Observation.cruds')).toEqual([
      [
        'patient/Condition.r?category=http://terminology.hl7.org/CodeSystem/condition-category|encounter-diagnosis',
        'patient/Condition.r?category=http://terminology.hl7.org/CodeSystem/condition-category|problem-list-item',
        'patient/Condition.r?category=http://hl7.org/fhir/us/core/CodeSystem/condition-category|health-concern',
        'patient/Condition.r?category=http://hl7.org/fhir/us/core/CodeSystem/us-core-category|sdoh',
      ],
      [
        `user/Observation.cruds?${LAB}`,
        `user/Observation.cruds?${VITAL}`,
        'user/Observation.cruds?category=http://terminology.hl7.org/CodeSystem/observation-category|social-history',
        'user/Observation.cruds?category=http://terminology.hl7.org/CodeSystem/observation-category|survey',
        'user/Observation.cruds?category=http://hl7.org/fhir/us/core/CodeSystem/us-core-category|sdoh',
        'user/Observation.cruds?category=http://hl7.org/fhir/us/core/CodeSystem/us-core-category|functional-status',
        'user/Observation.cruds?category=http://hl7.org/fhir/us/core/CodeSystem/us-core-category|disability-status',
        'user/Observation.cruds?category=http://hl7.org/fhir/us/core/CodeSystem/us-core-category|physical-activity',
        'user/Observation.cruds?category=http://terminology.hl7.org/CodeSystem/observation-category|procedure',
        'user/Observation.cruds?category=http://hl7.org/fhir/us/core/CodeSystem/us-core-category|care-experience-preference',
        'user/Observation.cruds?category=http://hl7.org/fhir/us/core/CodeSystem/us-core-category|treatment-intervention-preference',
        'user/Observation.cruds?category=http://hl7.org/fhir/us/core/CodeSystem/us-core-category|observation-adi-documentation',
      ],
    ])
  })

  it.each([
    'patient/Observation.read',
    'patient/*.rs',
    `patient/Observation.rs?${LAB}`,
    'patient/Goal.rs',
    'openid',
  ])('offers nothing finer than %s', (scope) => {
    expect(offersOf(scope)).toEqual([[]])
  })

  it('keeps the URI form, and leaves out a category that is requested as well', () => {
    const uri = 'http://smarthealthit.org/fhir/scopes/patient/Observation.rs'
    expect(offersOf(uri)[0]?.[0]).toBe(`${uri}?${LAB}`)
    expect(offersOf(`patient/Observation.rs patient/Observation.rs?${LAB}`)[0]).not.toContain(
      `patient/Observation.rs?${LAB}`,
    )
  })

  it('adds at most twenty categories that only the data has, escaped', () => {
    const observations = Array.from({ length: 30 }, (_, at) => ({
      resourceType: 'Observation',
      id: `${at}`,
      category: [{ coding: [{ system: 'urn:own', code: `a, b|${at}` }] }],
    })) as unknown as fhir4.FhirResource[]
    const [offered = []] = offersOf('patient/Observation.rs', createFhirBase(observations).fork())
    expect(offered).toHaveLength(25)
    expect(offered[5]).toBe('patient/Observation.rs?category=urn:own|a%5C,%20b%5C|0')
  })
})

describe('selectScopes', () => {
  const requested = 'openid patient/Observation.rs'
  const offers = listScopeOffers(requested, sample)
  const select = (...ticked: string[]) => selectScopes(offers, new Set(ticked))

  it('returns the ticked scopes in the order of the request', () => {
    expect(select('patient/Observation.rs', 'openid')).toBe(requested)
    expect(select()).toBe('')
  })

  it('replaces a scope by its ticked categories, whether or not it is ticked', () => {
    const narrowed = `patient/Observation.rs?${LAB}`
    expect(select('openid', narrowed)).toBe(`openid ${narrowed}`)
    expect(select('openid', 'patient/Observation.rs', narrowed)).toBe(`openid ${narrowed}`)
  })

  it.each([
    'system/*.cruds',
    'patient/Observation.cruds',
    `patient/Observation.cruds?${LAB}`,
    `user/Observation.rs?${LAB}`,
  ])('finds %s, which was not offered', (scope) => {
    expect(findForeignScope(offers, new Set(['openid', scope]))).toBe(scope)
    expect(findForeignScope(offers, new Set(['openid', `patient/Observation.rs?${LAB}`]))).toBeUndefined()
  })
})

describe('withGranularScopes', () => {
  it('replaces the scopes that cover a granular one, and leaves all others', () => {
    const granular = `patient/Observation.rs?${LAB} patient/Observation.rs?${VITAL}`
    expect(
      withGranularScopes('openid patient/Observation.rs patient/*.rs user/Observation.rs', granular),
    ).toBe(`openid ${granular} patient/*.rs user/Observation.rs`)
    expect(withGranularScopes('patient/Observation.read', granular)).toBe('patient/Observation.read')
    expect(withGranularScopes('patient/Observation.r', granular)).toBe('patient/Observation.r')
    expect(withGranularScopes('patient/Observation.rs', undefined)).toBe('patient/Observation.rs')
  })

  it.each(['', 'openid', 'patient/Observation.rs', `patient/Observation.rs?${LAB} x`])(
    'finds the problem of "%s"',
    (scope) => {
      expect(findGranularScopeProblem(scope)).toContain('granularScope must have granular scopes such as')
      expect(findGranularScopeProblem(`patient/Observation.rs?${LAB}`)).toBeUndefined()
    },
  )
})
