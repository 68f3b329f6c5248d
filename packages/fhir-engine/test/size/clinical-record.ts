import { createHash } from 'node:crypto'
import { createClaim, createExplanation } from './claim-resources.ts'
import { createVisit, type Visit } from './visit.ts'

const TESTS = [
  ['8302-2', 'Body Height', 'cm', 'vital-signs'],
  ['29463-7', 'Body Weight', 'kg', 'vital-signs'],
  ['39156-5', 'Body mass index (BMI) [Ratio]', 'kg/m2', 'vital-signs'],
  ['2339-0', 'Glucose [Mass/volume] in Blood', 'mg/dL', 'laboratory'],
  ['2093-3', 'Cholesterol [Mass/volume] in Serum or Plasma', 'mg/dL', 'laboratory'],
  ['718-7', 'Hemoglobin [Mass/volume] in Blood', 'g/dL', 'laboratory'],
] as const

const code = (system: string, value: string, display: string) => ({
  coding: [{ system, code: value, display }],
  text: display,
})
const coded = (name: string, value: string) => [
  { coding: [{ system: `http://terminology.hl7.org/CodeSystem/${name}`, code: value, display: value }] },
]

/**
 * Creates a patient with this number of resources: 60 % observations, the rest encounters, conditions, procedures,
 * reports, documents, prescriptions and their claims, about 2 kB of JSON each on average.
 */
export function createClinicalRecord(patient: number, count: number): object[] {
  const id = (n: number) => createUuid(`${patient}/${n}`)
  const name = { family: `Family${patient % 997}`, given: [`Given${patient % 89}`, `Middle${patient % 83}`] }
  const subject = { reference: `urn:uuid:${id(0)}`, display: `${name.given[0]} ${name.family}` }
  const resources: object[] = [createPatient(patient, id(0), name)]
  let visit: Visit | undefined
  for (let n = 1; n < count; n++) {
    const slot = n % 20
    if (slot === 1 || !visit) {
      visit = createVisit(patient, n, subject, id(n))
      resources.push(createEncounter(id(n), visit))
    } else if (slot > 0 && slot <= 13) resources.push(createObservation(id(n), n, visit))
    else if (slot === 14) resources.push(createClaim(id(n), visit))
    else if (slot === 15) resources.push(createExplanation(id(n), id(n - 1), visit))
    else resources.push(createOther(slot, id(n), visit))
  }
  return resources
}

/** Creates the organizations and practitioners that all records refer to by identifier. */
export function createSharedResources(): object[] {
  return Array.from({ length: 40 }, (_, n) => [
    {
      resourceType: 'Organization',
      id: `org-${n}`,
      identifier: [{ system: 'https://example.org/organizations', value: `org-${n}` }],
      name: `Clinic ${n}`,
    },
    {
      resourceType: 'Practitioner',
      id: `practitioner-${n}`,
      identifier: [{ system: 'http://hl7.org/fhir/sid/us-npi', value: `99999${n}` }],
      name: [{ family: `Doctor${n}`, given: ['Robin'], prefix: ['Dr.'] }],
    },
  ]).flat()
}

function createPatient(n: number, id: string, name: object): object {
  return {
    resourceType: 'Patient',
    id,
    identifier: [
      { system: 'https://example.org/records', value: id },
      { system: 'http://hl7.org/fhir/sid/us-ssn', value: `999-${n % 90}-${n}` },
    ],
    name: [{ use: 'official', ...name, prefix: ['Mx.'] }],
    telecom: [{ system: 'phone', value: `555-${n}`, use: 'home' }],
    gender: n % 2 === 0 ? 'female' : 'male',
    birthDate: `19${50 + (n % 50)}-0${1 + (n % 9)}-1${n % 9}`,
    address: [
      { line: [`${n} Main Street`], city: 'Springfield', state: 'MA', postalCode: '01101', country: 'US' },
    ],
  }
}

function createEncounter(id: string, { subject, practitioner, organization, at }: Visit): object {
  return {
    ...{ resourceType: 'Encounter', id, status: 'finished', subject },
    class: { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'AMB' },
    type: [code('http://snomed.info/sct', '185349003', 'Encounter for check up (procedure)')],
    participant: [{ individual: practitioner, period: { start: at, end: at } }],
    period: { start: at, end: at },
    serviceProvider: organization,
  }
}

function createObservation(id: string, n: number, { subject, encounter, at, draw }: Visit): object {
  const [loinc, display, unit, category] = TESTS[n % TESTS.length] as (typeof TESTS)[number]
  return {
    ...{
      resourceType: 'Observation',
      id,
      status: 'final',
      category: coded('observation-category', category),
    },
    ...{
      code: code('http://loinc.org', loinc, display),
      subject,
      encounter,
      effectiveDateTime: at,
      issued: at,
    },
    meta: { profile: ['http://hl7.org/fhir/us/core/StructureDefinition/us-core-observation-lab'] },
    valueQuantity: { value: draw(9000) / 37, unit, system: 'http://unitsofmeasure.org', code: unit },
  }
}

function createOther(slot: number, id: string, visit: Visit): object {
  const { subject, encounter, practitioner, at, draw } = visit
  const snomed = code('http://snomed.info/sct', String(100_000 + draw(500)), `Finding ${draw(500)} (finding)`)
  const common = { id, subject, encounter }
  const note = Buffer.from(`${at} Assessment and plan of visit ${id}. `.repeat(25)).toString('base64')
  const attachment = { contentType: 'text/plain; charset=utf-8', data: note }
  if (slot === 16)
    return { ...common, ...{ resourceType: 'Condition', code: snomed, onsetDateTime: at, recordedDate: at } }
  if (slot === 17)
    return {
      ...common,
      ...{ resourceType: 'Procedure', status: 'completed', code: snomed, performedDateTime: at },
    }
  if (slot === 18) {
    const report = { resourceType: 'DiagnosticReport', status: 'final', code: snomed, effectiveDateTime: at }
    return { ...common, ...report, performer: [practitioner], presentedForm: [attachment] }
  }
  const medicationCodeableConcept = snomed
  const order = { resourceType: 'MedicationRequest', status: 'active', intent: 'order', authoredOn: at }
  if (slot === 19) return { ...common, ...order, medicationCodeableConcept, requester: practitioner }
  const context = { encounter: [encounter] }
  return {
    ...{ resourceType: 'DocumentReference', id, status: 'current', subject, context },
    content: [{ attachment }],
  }
}

function createUuid(seed: string): string {
  const hex = createHash('sha1').update(seed).digest('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join(
    '-',
  )
}
