import type { ChartBuilder } from '../people/chart.ts'
import { buildUsCoreProfile, type Code, cvx, hl7, reference, snomed } from '../values/codes.ts'
import { getDayBefore } from '../values/sample-date.ts'

/** Allergies with the category of what causes them. */
const ALLERGENS: readonly (readonly [fhir4.AllergyIntolerance['category'], Code])[] = [
  [['medication'], ['91936005', 'Allergy to penicillin']],
  [['food'], ['91935009', 'Allergy to peanut']],
  [['environment'], ['418689008', 'Allergy to grass pollen']],
]
const VACCINES: readonly Code[] = [
  ['140', 'Influenza, seasonal, injectable, preservative free'],
  ['115', 'Tdap'],
  ['03', 'MMR'],
  ['208', 'COVID-19, mRNA, 30 mcg/0.3 mL'],
]

/** Builds allergies. */
export const buildAllergies: ChartBuilder = ({ person, random, subject, performer }) => {
  if (!random.chance(0.7)) return []
  const severe = random.chance(0.3)
  const [category, code] = random.pick(ALLERGENS)
  return [
    {
      resourceType: 'AllergyIntolerance',
      id: `${person.id}-allergy-1`,
      meta: buildUsCoreProfile('allergyintolerance'),
      clinicalStatus: hl7('allergyintolerance-clinical', ['active', 'Active']),
      verificationStatus: hl7('allergyintolerance-verification', ['confirmed', 'Confirmed']),
      type: 'allergy',
      ...(category && { category }),
      criticality: severe ? 'high' : 'low',
      code: snomed(code),
      patient: subject,
      recordedDate: getDayBefore(400),
      recorder: performer,
      reaction: [{ manifestation: [snomed(['247472004', 'Hives'])], severity: severe ? 'severe' : 'mild' }],
    },
  ]
}

/** Builds immunizations. */
export const buildImmunizations: ChartBuilder = (chart) => {
  const { person, age, random, subject, encounters, performer, clinician } = chart
  return VACCINES.slice(0, random.int(1, VACCINES.length)).map((code, i): fhir4.Immunization => {
    const isRefused = i > 0 && random.chance(0.15)
    return {
      resourceType: 'Immunization',
      id: `${person.id}-immunization-${i + 1}`,
      meta: buildUsCoreProfile('immunization'),
      status: isRefused ? 'not-done' : 'completed',
      ...(isRefused && { statusReason: hl7('v3-ActReason', ['PATOBJ', 'patient objection']) }),
      vaccineCode: cvx(code),
      patient: subject,
      ...(encounters[0] && { encounter: encounters[0].reference }),
      occurrenceDateTime: getDayBefore(Math.min(age - 1, 90 + i * 250)),
      primarySource: true,
      location: reference(`Location/${clinician.organization}-site`),
      ...(!isRefused && { lotNumber: `LOT-${code[0]}-${1000 + (age % 1000)}` }),
      performer: [{ actor: performer }],
    }
  })
}
