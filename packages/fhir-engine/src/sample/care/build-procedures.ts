import type { Chart, ChartBuilder } from '../people/chart.ts'
import { buildUsCoreProfile, type Code, reference, snomed } from '../values/codes.ts'
import { getDayBefore, getTimeBefore } from '../values/sample-date.ts'

const COMMON: readonly Code[] = [
  ['73761001', 'Colonoscopy'],
  ['80146002', 'Appendectomy'],
]
const PREGNANCY_TEST: Code = ['252160004', 'Standard pregnancy test']
const ECG: Code = ['29303009', 'Electrocardiographic procedure']
const REASON = snomed(['185349003', 'Encounter for check up'])

/** Returns `true` for a woman of an age at which a pregnancy test makes sense. */
export function isOfChildbearingAge({ person, age }: Pick<Chart, 'person' | 'age'>): boolean {
  return person.gender === 'female' && age > 5475 && age < 18_250
}

/** Builds procedures with their orders, and implanted devices. */
export const buildProcedures: ChartBuilder = (chart) => {
  const { person, age, random, subject, performer, encounters } = chart
  const code = random.pick([...COMMON, isOfChildbearingAge(chart) ? PREGNANCY_TEST : ECG])
  const procedure: fhir4.Procedure = {
    resourceType: 'Procedure',
    id: `${person.id}-procedure-1`,
    meta: buildUsCoreProfile('procedure'),
    status: 'completed',
    code: snomed(code),
    subject,
    performedPeriod: { start: getTimeBefore(random.int(30, Math.min(age - 1, 900)), 8) },
    performer: [{ actor: performer }],
  }
  const visit = encounters[0]
  const planned = visit && age > 6570 ? planExamination(chart, visit.daysAgo, visit.reference) : []
  const device: fhir4.Device = {
    resourceType: 'Device',
    id: `${person.id}-pacemaker`,
    meta: buildUsCoreProfile('implantable-device'),
    udiCarrier: [
      {
        deviceIdentifier: '00844588003288',
        carrierHRF: `(01)00844588003288(11)190401(17)290401(10)A213B1(21)SN-${person.id}`,
      },
    ],
    status: 'active',
    distinctIdentifier: `A9999-${person.id}`,
    manufactureDate: '2019-04-01',
    expirationDate: '2029-04-01',
    lotNumber: 'A213B1',
    serialNumber: `SN-${person.id}`,
    type: snomed(['14106009', 'Cardiac pacemaker, device']),
    patient: subject,
  }
  return [procedure, ...planned, ...(age > 22_000 ? [device] : [])]
}

/** Builds an electrocardiogram that was ordered and done at a visit. */
function planExamination(chart: Chart, daysAgo: number, encounter: fhir4.Reference): fhir4.FhirResource[] {
  const { person, subject, performer } = chart
  const order: fhir4.ServiceRequest = {
    resourceType: 'ServiceRequest',
    id: `${person.id}-order-ecg`,
    meta: buildUsCoreProfile('servicerequest'),
    status: 'completed',
    intent: 'order',
    category: [snomed(['103693007', 'Diagnostic procedure'])],
    code: snomed(ECG),
    subject,
    encounter,
    occurrencePeriod: { start: getTimeBefore(daysAgo, 9), end: getTimeBefore(daysAgo, 10) },
    authoredOn: getTimeBefore(daysAgo, 9),
    requester: performer,
    reasonCode: [REASON],
  }
  const procedure: fhir4.Procedure = {
    resourceType: 'Procedure',
    id: `${person.id}-ecg`,
    meta: buildUsCoreProfile('procedure'),
    basedOn: [reference(`ServiceRequest/${order.id}`)],
    status: 'completed',
    code: snomed(ECG),
    subject,
    encounter,
    performedDateTime: getDayBefore(daysAgo),
    performer: [{ actor: performer }],
    reasonCode: [REASON],
  }
  return [order, procedure]
}
