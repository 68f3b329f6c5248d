import { Fhir } from 'fhir/fhir.js'
import { expect, it } from 'vitest'
import { loadSampleData } from '../src/index.ts'
import { SAMPLE_SETS } from '../src/sample/sample-set.ts'
import type { Any } from './engine.ts'
import { Invariants } from './invariants.ts'

const data = loadSampleData() as Any[]
const one = (type: string) => structuredClone(data.find((each) => each.resourceType === type))
const independent = new Fhir()
const invariants = new Invariants(data)

/**
 * Returns the findings of the npm `fhir` package, except for codes of value sets that it does not have:
 * SNOMED CT, LOINC, RxNorm, CVX, US Core and Norway's ICPC-2 are missing, and of the HL7 v3 and v2 value sets it has only
 * names.
 */
function findings(resource: Any): string[] {
  return independent
    .validate(resource, {})
    .messages.filter(({ severity, message = '' }) => {
      if (severity === 'info') return !/^Value set ".+" could not be found/.test(message)
      const [, system = ''] = /^Code ".+" \((.+)\) not found in value set$/.exec(message) ?? []
      return !(severity === 'warning' && OPEN.test(system))
    })
    .map(({ severity, location, message }) => `${severity} ${location}: ${message}`)
}
const OPEN =
  /^(?:http:\/\/(?:snomed\.info|loinc\.org|www\.nlm\.nih\.gov|hl7\.org\/fhir\/(?:sid\/cvx|us\/core\/)|terminology\.hl7\.org\/CodeSystem\/v[23]-)|urn:smart-mock:|urn:oid:2\.16\.578\.)/

it.each(SAMPLE_SETS)(
  'the fhir package finds nothing in any sample resource of the set %s',
  (set) => {
    const resources = loadSampleData(set) as Any[]
    expect(resources.length).toBeGreaterThan(900)
    expect(resources.flatMap(findings)).toEqual([])
  },
  120_000,
)

it('the fhir package would find a wrong code, a missing array, an unknown element, a missing status', () => {
  const patient = { ...one('Patient'), gender: 'x', contact: { gender: 'male' }, shoeSize: 43 }
  const { status: _, ...observation } = one('Observation')
  expect([...findings(patient), ...findings(observation)]).toEqual([
    'error Patient.gender: Code "x" not found in value set',
    'error Patient.contact: Property is not an array',
    'warning Patient.shoeSize: Unexpected property',
    'error Observation.status: Missing property',
  ])
})

it.each(SAMPLE_SETS)(
  'every invariant of R4 holds in the set %s, warnings included, by the npm fhirpath engine',
  (set) => {
    const resources = loadSampleData(set) as Any[]
    const own = new Invariants(resources)
    const findings = resources.flatMap((each) => own.findings(each).map((text) => `${each.id}: ${text}`))
    // The minimal set has no narratives, which R4 only recommends (dom-6).
    expect(findings.filter((text) => set !== 'minimal' || !text.endsWith(' dom-6'))).toEqual([])
    expect(own.evaluated).toBeGreaterThan(20_000)
  },
  240_000,
)

it.each<[string, string, (resource: Any) => void]>([
  ['Patient', 'Patient.contact pat-1', (each) => Object.assign(each, { contact: [{ gender: 'male' }] })],
  ['Patient', 'Patient dom-6', (each) => delete each.text],
  ['Patient', 'Reference ref-1', (each) => Object.assign(each.managingOrganization, { reference: '#gone' })],
  ['Observation', 'Observation obs-6', (each) => Object.assign(each, COMPONENTS)],
  ['Encounter', 'Period per-1', (each) => Object.assign(each.period, { start: '2099-01-01' })],
  ['FamilyMemberHistory', 'Age age-1', (each) => Object.assign(each.condition[0].onsetAge, { value: -1 })],
  ['CareTeam', 'CareTeam.participant ctm-1', (each) => Object.assign(each.participant[0], ON_BEHALF)],
  ['Group', 'Group grp-1', (each) => Object.assign(each, { actual: false })],
])('the invariants would find in a %s: %s', (type, finding, spoil) => {
  const resource = one(type)
  spoil(resource)
  expect(invariants.findings(resource)).toContain(finding)
})

const COMPONENTS = { valueString: 'x', dataAbsentReason: { text: 'unknown' } }
const ON_BEHALF = {
  member: { reference: 'Organization/lakeside-clinic' },
  onBehalfOf: { reference: 'Organization/lakeside-clinic' },
}
