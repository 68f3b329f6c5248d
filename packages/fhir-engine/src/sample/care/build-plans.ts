import type { ChartBuilder } from '../people/chart.ts'
import { formatFullName } from '../people/people.ts'
import { buildUsCoreProfile, concept, hl7, reference, snomed } from '../values/codes.ts'
import { getTimeBefore } from '../values/sample-date.ts'

/** Builds care team, care plan and goal; family history; a related person for young patients. */
export const buildPlans: ChartBuilder = ({ person, age, random, subject, performer }) => {
  const goal: fhir4.Goal = {
    resourceType: 'Goal',
    id: `${person.id}-goal-1`,
    meta: buildUsCoreProfile('goal'),
    lifecycleStatus: 'active',
    description: snomed(['289169006', 'Weight loss']),
    subject,
    startDate: getTimeBefore(200).slice(0, 10),
    expressedBy: subject,
    target: [{ dueDate: '2026-12-31' }],
  }
  const team: fhir4.CareTeam = {
    resourceType: 'CareTeam',
    id: `${person.id}-team`,
    meta: buildUsCoreProfile('careteam'),
    status: 'active',
    name: `Care team of ${formatFullName(person)}`,
    subject,
    participant: [{ role: [snomed(['17561000', 'Cardiologist'])], member: performer }],
  }
  const plan: fhir4.CarePlan = {
    resourceType: 'CarePlan',
    id: `${person.id}-plan-1`,
    meta: buildUsCoreProfile('careplan'),
    status: 'active',
    intent: 'plan',
    category: [
      concept('http://hl7.org/fhir/us/core/CodeSystem/careplan-category', [
        'assess-plan',
        'Assessment and Plan of Treatment',
      ]),
    ],
    subject,
    period: { start: getTimeBefore(200).slice(0, 10) },
    contributor: [performer],
    careTeam: [reference(`CareTeam/${team.id}`)],
    goal: [reference(`Goal/${goal.id}`)],
  }
  const family: fhir4.FamilyMemberHistory = {
    resourceType: 'FamilyMemberHistory',
    id: `${person.id}-father`,
    status: 'completed',
    patient: subject,
    relationship: hl7('v3-RoleCode', ['FTH', 'father']),
    condition: [
      {
        code: snomed(['22298006', 'Myocardial infarction']),
        onsetAge: {
          value: random.int(45, 80),
          unit: 'years',
          system: 'http://unitsofmeasure.org',
          code: 'a',
        },
      },
    ],
  }
  const mother: fhir4.RelatedPerson = {
    resourceType: 'RelatedPerson',
    id: `${person.id}-mother`,
    meta: buildUsCoreProfile('relatedperson'),
    active: true,
    patient: subject,
    relationship: [hl7('v3-RoleCode', ['MTH', 'mother'])],
    name: [{ family: person.family, given: ['Maria'], text: `Maria ${person.family}` }],
    gender: 'female',
    telecom: [{ system: 'phone', value: '555-0177' }],
    address: [{ line: ['7 Mill Lane'], city: 'Riverton', state: 'VT', postalCode: '05001', country: 'US' }],
  }
  return [goal, team, plan, family, ...(age < 6570 ? [mother] : [])]
}
