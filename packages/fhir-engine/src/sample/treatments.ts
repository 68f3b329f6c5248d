import type { ChartBuilder } from './chart.ts'
import { buildUsCoreProfile, type Code, cvx, hl7, reference, rxnorm, snomed } from './codes.ts'
import { getDayBefore, getTimeBefore } from './sample-date.ts'

const DRUGS: readonly Code[] = [
  ['197361', 'Amlodipine 5 MG Oral Tablet'],
  ['860975', 'Metformin hydrochloride 500 MG Extended Release Oral Tablet'],
  ['617312', 'Atorvastatin 20 MG Oral Tablet'],
  ['745679', 'Albuterol 0.09 MG/ACTUAT Metered Dose Inhaler'],
  ['966224', 'Levothyroxine sodium 0.05 MG Oral Tablet'],
]
const ALLERGENS: readonly Code[] = [
  ['91936005', 'Allergy to penicillin'],
  ['91935009', 'Allergy to peanut'],
  ['418689008', 'Allergy to grass pollen'],
]
const VACCINES: readonly Code[] = [
  ['140', 'Influenza, seasonal, injectable, preservative free'],
  ['115', 'Tdap'],
  ['03', 'MMR'],
  ['208', 'COVID-19, mRNA, 30 mcg/0.3 mL'],
]

/** Builds medication requests. */
export const buildMedications: ChartBuilder = ({ person, age, random, subject, performer, encounters }) => {
  const count = age < 6570 ? 1 : random.int(1, 3)
  return Array.from({ length: count }, (_, i): fhir4.MedicationRequest => {
    const visit = random.pick(encounters)
    const stopped = random.chance(0.25)
    return {
      resourceType: 'MedicationRequest',
      id: `${person.id}-medication-${i + 1}`,
      meta: buildUsCoreProfile('medicationrequest'),
      status: stopped ? 'stopped' : 'active',
      intent: 'order',
      category: [hl7('medicationrequest-category', ['community', 'Community'])],
      ...(i === 0
        ? { medicationCodeableConcept: rxnorm(random.pick(DRUGS)) }
        : { medicationReference: reference('Medication/aspirin-81', 'Aspirin 81 MG Oral Tablet') }),
      subject,
      encounter: visit.reference,
      authoredOn: getTimeBefore(visit.daysAgo, 10),
      requester: performer,
      dosageInstruction: [
        { text: 'Take one tablet daily', timing: { repeat: { frequency: 1, period: 1, periodUnit: 'd' } } },
      ],
      dispenseRequest: { numberOfRepeatsAllowed: random.int(0, 5) },
    }
  })
}

/** The one medication that is a resource of its own. */
export const medication: fhir4.Medication = {
  resourceType: 'Medication',
  id: 'aspirin-81',
  meta: buildUsCoreProfile('medication'),
  code: rxnorm(['243670', 'Aspirin 81 MG Oral Tablet']),
  status: 'active',
}

/** Builds allergies. */
export const buildAllergies: ChartBuilder = ({ person, random, subject, performer }) => {
  if (!random.chance(0.7)) return []
  const severe = random.chance(0.3)
  return [
    {
      resourceType: 'AllergyIntolerance',
      id: `${person.id}-allergy-1`,
      meta: buildUsCoreProfile('allergyintolerance'),
      clinicalStatus: hl7('allergyintolerance-clinical', ['active', 'Active']),
      verificationStatus: hl7('allergyintolerance-verification', ['confirmed', 'Confirmed']),
      type: 'allergy',
      category: ['environment'],
      criticality: severe ? 'high' : 'low',
      code: snomed(random.pick(ALLERGENS)),
      patient: subject,
      recordedDate: getDayBefore(400),
      recorder: performer,
      reaction: [{ manifestation: [snomed(['247472004', 'Hives'])], severity: severe ? 'severe' : 'mild' }],
    },
  ]
}

/** Builds immunizations. */
export const buildImmunizations: ChartBuilder = ({ person, age, random, subject, encounters, performer }) =>
  VACCINES.slice(0, random.int(1, VACCINES.length)).map(
    (code, i): fhir4.Immunization => ({
      resourceType: 'Immunization',
      id: `${person.id}-immunization-${i + 1}`,
      meta: buildUsCoreProfile('immunization'),
      status: i > 0 && random.chance(0.15) ? 'not-done' : 'completed',
      vaccineCode: cvx(code),
      patient: subject,
      ...(encounters[0] && { encounter: encounters[0].reference }),
      occurrenceDateTime: getDayBefore(Math.min(age - 1, 90 + i * 250)),
      primarySource: true,
      performer: [{ actor: performer }],
    }),
  )

/** Builds procedures and implanted devices. */
export const buildProcedures: ChartBuilder = ({ person, age, random, subject, performer }) => {
  const procedure: fhir4.Procedure = {
    resourceType: 'Procedure',
    id: `${person.id}-procedure-1`,
    meta: buildUsCoreProfile('procedure'),
    status: 'completed',
    code: snomed(
      random.pick([
        ['73761001', 'Colonoscopy'],
        ['80146002', 'Appendectomy'],
        ['252160004', 'Standard pregnancy test'],
      ]),
    ),
    subject,
    performedPeriod: { start: getTimeBefore(random.int(30, Math.min(age - 1, 900)), 8) },
    performer: [{ actor: performer }],
  }
  const device: fhir4.Device = {
    resourceType: 'Device',
    id: `${person.id}-pacemaker`,
    meta: buildUsCoreProfile('implantable-device'),
    status: 'active',
    serialNumber: `SN-${person.id}`,
    type: snomed(['14106009', 'Cardiac pacemaker, device']),
    patient: subject,
  }
  return age > 22_000 ? [procedure, device] : [procedure]
}
