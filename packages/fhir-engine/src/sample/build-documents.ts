import { encodeBase64 } from '../model/encode-base64.ts'
import type { ChartBuilder } from './chart.ts'
import { buildUsCoreProfile, concept, hl7, loinc, reference, snomed } from './codes.ts'
import { formatFullName } from './people.ts'
import { getTimeBefore } from './sample-date.ts'

/** A progress note as DocumentReference and Binary, with its Provenance. */
export const buildDocuments: ChartBuilder = ({ person, subject, performer, clinician, encounters }) => {
  const visit = encounters[0]
  if (!visit) return []
  const text = `Progress note\n\nPatient: ${formatFullName(person)}\nSeen by ${clinician.given} ${clinician.family}.\nNo acute distress.\n`
  const binary: fhir4.Binary = {
    resourceType: 'Binary',
    id: `${person.id}-note-1`,
    contentType: 'text/plain; charset=utf-8',
    securityContext: subject,
    data: encodeBase64(new TextEncoder().encode(text)),
  }
  const document: fhir4.DocumentReference = {
    resourceType: 'DocumentReference',
    id: `${person.id}-document-1`,
    meta: buildUsCoreProfile('documentreference'),
    identifier: [{ system: 'urn:ietf:rfc:3986', value: `https://example.org/documents/${person.id}/1` }],
    status: 'current',
    type: loinc(['11506-3', 'Progress note']),
    category: [
      concept('http://hl7.org/fhir/us/core/CodeSystem/us-core-documentreference-category', [
        'clinical-note',
        'Clinical Note',
      ]),
    ],
    subject,
    date: getTimeBefore(visit.daysAgo, 11),
    author: [performer],
    content: [
      {
        attachment: {
          contentType: 'text/plain; charset=utf-8',
          url: `Binary/${binary.id}`,
          title: 'Progress note',
        },
        format: {
          system: 'http://ihe.net/fhir/ihe.formatcode.fhir/CodeSystem/formatcode',
          code: 'urn:ihe:iti:xds:2017:mimeTypeSufficient',
        },
      },
    ],
    context: { encounter: [visit.reference], period: { start: getTimeBefore(visit.daysAgo, 9) } },
  }
  const provenance: fhir4.Provenance = {
    resourceType: 'Provenance',
    id: `${person.id}-provenance-1`,
    meta: buildUsCoreProfile('provenance'),
    target: [reference(`DocumentReference/${document.id}`), subject],
    recorded: getTimeBefore(visit.daysAgo, 11),
    agent: [{ type: hl7('provenance-participant-type', ['author', 'Author']), who: performer }],
  }
  return [binary, document, provenance]
}

/** Builds care team, care plan and goal; coverage; family history; a related person for young patients. */
export const buildPlans: ChartBuilder = ({ person, age, random, subject, performer }) => {
  const goal: fhir4.Goal = {
    resourceType: 'Goal',
    id: `${person.id}-goal-1`,
    meta: buildUsCoreProfile('goal'),
    lifecycleStatus: 'active',
    description: snomed(['289169006', 'Weight loss']),
    subject,
    startDate: getTimeBefore(200).slice(0, 10),
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
    careTeam: [reference(`CareTeam/${team.id}`)],
    goal: [reference(`Goal/${goal.id}`)],
  }
  const coverage: fhir4.Coverage = {
    resourceType: 'Coverage',
    id: `${person.id}-coverage`,
    meta: buildUsCoreProfile('coverage'),
    status: 'active',
    type: hl7('v3-ActCode', ['EHCPOL', 'extended healthcare']),
    subscriberId: `S-${random.int(10_000, 99_999)}`,
    beneficiary: subject,
    relationship: hl7('subscriber-relationship', ['self', 'Self']),
    period: { start: '2024-01-01' },
    payor: [reference('Organization/evergreen-insurance', 'Evergreen Insurance')],
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
  }
  return [goal, team, plan, coverage, family, ...(age < 6570 ? [mother] : [])]
}
