import type { ChartBuilder } from '../people/chart.ts'
import { buildUsCoreProfile, hl7, reference, snomed } from '../values/codes.ts'
import { createSeededRandom } from '../values/random.ts'
import { getTimeBefore } from '../values/sample-date.ts'

const INSURER = reference('Organization/evergreen-insurance', 'Evergreen Insurance')

/** Builds the insurance of a patient, and what it paid for the last visit. */
export const buildCoverage: ChartBuilder = ({ person, random, subject, clinician, encounters }) => {
  const subscriberId = `S-${random.int(10_000, 99_999)}`
  const coverage: fhir4.Coverage = {
    resourceType: 'Coverage',
    id: `${person.id}-coverage`,
    meta: buildUsCoreProfile('coverage'),
    identifier: [
      {
        type: hl7('v2-0203', ['MB', 'Member Number']),
        system: 'https://example.org/fhir/members',
        value: subscriberId,
      },
    ],
    status: 'active',
    type: hl7('v3-ActCode', ['EHCPOL', 'extended healthcare']),
    subscriberId,
    beneficiary: subject,
    relationship: hl7('subscriber-relationship', ['self', 'Self']),
    period: { start: '2024-01-01' },
    payor: [INSURER],
    class: [
      { type: hl7('coverage-class', ['group', 'Group']), value: 'G-4711', name: 'City employees' },
      { type: hl7('coverage-class', ['plan', 'Plan']), value: 'P-12', name: 'Evergreen Basic' },
    ],
  }
  const visit = encounters[0]
  if (!visit) return [coverage]
  const price = createSeededRandom(`${person.id} bill`).int(80, 240)
  const benefit: fhir4.ExplanationOfBenefit = {
    resourceType: 'ExplanationOfBenefit',
    id: `${person.id}-benefit-1`,
    identifier: [{ system: 'https://example.org/fhir/benefits', value: `${person.id}-1` }],
    status: 'active',
    type: hl7('claim-type', ['professional', 'Professional']),
    use: 'claim',
    patient: subject,
    billablePeriod: { start: getTimeBefore(visit.daysAgo, 9), end: getTimeBefore(visit.daysAgo, 10) },
    created: getTimeBefore(visit.daysAgo - 5, 9),
    insurer: INSURER,
    provider: reference(`Organization/${clinician.organization}`),
    outcome: 'complete',
    insurance: [{ focal: true, coverage: reference(`Coverage/${coverage.id}`) }],
    item: [
      {
        sequence: 1,
        productOrService: snomed(['185349003', 'Encounter for check up']),
        servicedDate: getTimeBefore(visit.daysAgo).slice(0, 10),
        encounter: [visit.reference],
        net: { value: price, currency: 'USD' },
      },
    ],
    total: [
      {
        category: hl7('adjudication', ['submitted', 'Submitted Amount']),
        amount: { value: price, currency: 'USD' },
      },
      {
        category: hl7('adjudication', ['benefit', 'Benefit Amount']),
        amount: { value: Math.round(price * 0.8), currency: 'USD' },
      },
    ],
    payment: { date: getTimeBefore(visit.daysAgo - 6).slice(0, 10) },
  }
  return [coverage, benefit]
}
