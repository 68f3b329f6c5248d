import { encodeBase64 } from '../../model/encode-base64.ts'
import type { ChartBuilder } from '../people/chart.ts'
import { formatFullName } from '../people/people.ts'
import { buildUsCoreProfile, concept, hl7, loinc, reference } from '../values/codes.ts'
import { getTimeBefore } from '../values/sample-date.ts'

const NOTE = concept('http://hl7.org/fhir/us/core/CodeSystem/us-core-documentreference-category', [
  'clinical-note',
  'Clinical Note',
])
const FORMAT: fhir4.Coding = {
  system: 'http://ihe.net/fhir/ihe.formatcode.fhir/CodeSystem/formatcode',
  code: 'urn:ihe:iti:xds:2017:mimeTypeSufficient',
}

/** A progress note as DocumentReference and Binary, with its Provenance. */
export const buildDocuments: ChartBuilder = ({ person, subject, performer, clinician, encounters }) => {
  const visit = encounters[0]
  if (!visit) return []
  const organization = reference(`Organization/${clinician.organization}`)
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
    category: [NOTE],
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
        format: FORMAT,
      },
      // The same again, within the resource.
      {
        attachment: {
          contentType: 'text/plain; charset=utf-8',
          data: binary.data as string,
          title: 'Progress note',
        },
        format: FORMAT,
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
    // Who acts in person acts for an organization (provenance-1 of US Core).
    agent: [
      {
        type: hl7('provenance-participant-type', ['author', 'Author']),
        who: performer,
        onBehalfOf: organization,
      },
      {
        type: concept('http://hl7.org/fhir/us/core/CodeSystem/us-core-provenance-participant-type', [
          'transmitter',
          'Transmitter',
        ]),
        who: performer,
        onBehalfOf: organization,
      },
    ],
  }
  return [binary, document, provenance]
}
