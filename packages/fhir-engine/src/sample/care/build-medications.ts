import type { Chart, ChartBuilder } from '../people/chart.ts'
import {
  buildUsCoreProfile,
  type Code,
  hl7,
  reference,
  rxnorm,
  snomed,
  ucum,
  usCoreExtension,
} from '../values/codes.ts'
import { getDayBefore, getTimeBefore } from '../values/sample-date.ts'

const DRUGS: readonly Code[] = [
  ['197361', 'Amlodipine 5 MG Oral Tablet'],
  ['860975', 'Metformin hydrochloride 500 MG Extended Release Oral Tablet'],
  ['617312', 'Atorvastatin 20 MG Oral Tablet'],
  ['745679', 'Albuterol 0.09 MG/ACTUAT Metered Dose Inhaler'],
  ['966224', 'Levothyroxine sodium 0.05 MG Oral Tablet'],
]

/** The one medication that is a resource of its own. */
export const medication: fhir4.Medication = {
  resourceType: 'Medication',
  id: 'aspirin-81',
  meta: buildUsCoreProfile('medication'),
  code: rxnorm(['243670', 'Aspirin 81 MG Oral Tablet']),
  status: 'active',
}

const DOSAGE: fhir4.Dosage = {
  text: 'Take one tablet daily',
  timing: { repeat: { frequency: 1, period: 1, periodUnit: 'd' } },
  route: snomed(['26643006', 'Oral route']),
  doseAndRate: [{ doseQuantity: ucum(1, 'tablet', '{tbl}') }],
}

/** Builds medication requests; for the first one, how it was dispensed and what the patient says of it. */
export const buildMedications: ChartBuilder = (chart) => {
  const { person, age, random, subject, performer, encounters } = chart
  const count = age < 6570 ? 1 : random.int(1, 3)
  const requests = Array.from({ length: count }, (_, i): fhir4.MedicationRequest => {
    const visit = random.pick(encounters)
    const stopped = random.chance(0.25)
    return {
      resourceType: 'MedicationRequest',
      id: `${person.id}-medication-${i + 1}`,
      meta: buildUsCoreProfile('medicationrequest'),
      ...(i === 0 && { extension: [adherence(visit.daysAgo)] }),
      status: stopped ? 'stopped' : 'active',
      intent: 'order',
      category: [hl7('medicationrequest-category', ['community', 'Community'])],
      reportedBoolean: false,
      ...(i === 0
        ? { medicationCodeableConcept: rxnorm(random.pick(DRUGS)) }
        : { medicationReference: reference('Medication/aspirin-81', 'Aspirin 81 MG Oral Tablet') }),
      subject,
      encounter: visit.reference,
      authoredOn: getTimeBefore(visit.daysAgo, 10),
      requester: performer,
      reasonReference: [reference(`Condition/${person.id}-condition-1`)],
      dosageInstruction: [DOSAGE],
      dispenseRequest: {
        numberOfRepeatsAllowed: random.int(0, 5),
        quantity: ucum(30, 'tablet', '{tbl}'),
      },
    }
  })
  const [first] = requests
  return first ? [...requests, dispense(chart, first), statement(chart, first)] : []
}

/** Builds what the patient said about taking it, as US Core has it since version 7. */
function adherence(daysAgo: number): fhir4.Extension {
  return usCoreExtension('medication-adherence', {
    extension: [
      {
        url: 'medicationAdherence',
        valueCodeableConcept: snomed(['1156699004', 'Complies with drug therapy']),
      },
      { url: 'dateAsserted', valueDateTime: getDayBefore(daysAgo) },
    ],
  })
}

function dispense({ person, subject }: Chart, request: fhir4.MedicationRequest): fhir4.MedicationDispense {
  return {
    resourceType: 'MedicationDispense',
    id: `${person.id}-dispense-1`,
    meta: buildUsCoreProfile('medicationdispense'),
    status: 'completed',
    medicationCodeableConcept: request.medicationCodeableConcept as fhir4.CodeableConcept,
    subject,
    context: request.encounter as fhir4.Reference,
    performer: [{ actor: reference('Organization/lakeside-clinic', 'Lakeside Family Clinic') }],
    authorizingPrescription: [reference(`MedicationRequest/${request.id}`)],
    type: hl7('v3-ActCode', ['FF', 'First Fill']),
    quantity: ucum(30, 'tablet', '{tbl}'),
    daysSupply: ucum(30, 'days', 'd'),
    whenHandedOver: request.authoredOn as string,
    dosageInstruction: [DOSAGE],
  }
}

function statement({ person, subject }: Chart, request: fhir4.MedicationRequest): fhir4.MedicationStatement {
  const authored = (request.authoredOn as string).slice(0, 10)
  return {
    resourceType: 'MedicationStatement',
    id: `${person.id}-statement-1`,
    basedOn: [reference(`MedicationRequest/${request.id}`)],
    status: request.status === 'stopped' ? 'stopped' : 'active',
    medicationCodeableConcept: request.medicationCodeableConcept as fhir4.CodeableConcept,
    subject,
    context: request.encounter as fhir4.Reference,
    effectivePeriod: { start: authored },
    dateAsserted: authored,
    informationSource: subject,
    dosage: [DOSAGE],
  }
}
