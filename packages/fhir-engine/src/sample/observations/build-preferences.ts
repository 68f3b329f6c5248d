import { encodeBase64 } from '../../model/encode-base64.ts'
import type { Chart, ChartBuilder } from '../people/chart.ts'
import { formatFullName } from '../people/people.ts'
import { buildUsCoreProfile, type Code, loinc, reference, usCore, usCoreExtension } from '../values/codes.ts'
import { getTimeBefore } from '../values/sample-date.ts'
import { buildObservation } from './build-observation.ts'

const CARE_EXPERIENCE: Code = ['95541-9', 'Care experience preference']
const INTERVENTION: Code = ['75773-2', 'Goals, preferences, and priorities for medical treatment']

/** Builds, from 65 years on, what patients wish: preferences, and a living will with where it is documented. */
export const buildPreferences: ChartBuilder = (chart) => {
  if (chart.age < 23_741) return []
  const will = livingWill(chart)
  return [
    prefer(chart, 'care-experience-preference', CARE_EXPERIENCE, 1, {
      valueString: 'Please speak slowly, and let my daughter be present.',
    }),
    prefer(chart, 'care-experience-preference', CARE_EXPERIENCE, 2, {
      valueCodeableConcept: { text: 'Female practitioner preferred' },
    }),
    prefer(chart, 'treatment-intervention-preference', INTERVENTION, 1, {
      valueString: 'No artificial feeding.',
    }),
    prefer(chart, 'treatment-intervention-preference', INTERVENTION, 2, {
      valueCodeableConcept: { text: 'No intubation' },
    }),
    will,
    documentation(chart, will),
  ]
}

/** Returns a day at which the patient lived. */
function getDaysAgo(chart: Chart): number {
  return chart.encounters[0]?.daysAgo ?? 30
}

function prefer(
  chart: Chart,
  category: 'care-experience-preference' | 'treatment-intervention-preference',
  code: Code,
  n: number,
  value: Partial<fhir4.Observation>,
): fhir4.Observation {
  const display =
    category === 'care-experience-preference'
      ? 'Care Experience Preference'
      : 'Treatment Intervention Preference'
  return buildObservation(
    chart,
    { id: `${category}-${n}`, category: 'survey', code, daysAgo: getDaysAgo(chart), profile: category },
    { category: [usCore('us-core-category', [category, display])], ...value },
  )
}

function livingWill(chart: Chart): fhir4.DocumentReference {
  const { person, subject, performer } = chart
  const text = `Living will of ${formatFullName(person)}\n\nNo artificial feeding. No intubation.\n`
  const time = getTimeBefore(getDaysAgo(chart), 12)
  return {
    resourceType: 'DocumentReference',
    id: `${person.id}-living-will`,
    meta: buildUsCoreProfile('adi-documentreference'),
    extension: [usCoreExtension('authentication-time', { valueDateTime: time })],
    identifier: [{ system: 'https://example.org/fhir/living-wills', value: person.id }],
    status: 'current',
    type: loinc(['86533-7', 'Patient Living will']),
    category: [loinc(['42348-3', 'Advance healthcare directives'])],
    subject,
    date: time,
    author: [subject],
    authenticator: performer,
    content: [
      {
        attachment: {
          contentType: 'text/plain; charset=utf-8',
          data: encodeBase64(new TextEncoder().encode(text)),
          title: 'Living will',
        },
        format: {
          system: 'http://ihe.net/fhir/ihe.formatcode.fhir/CodeSystem/formatcode',
          code: 'urn:ihe:iti:xds:2017:mimeTypeSufficient',
        },
      },
    ],
  }
}

function documentation(chart: Chart, will: fhir4.DocumentReference): fhir4.Observation {
  return {
    ...buildObservation(
      chart,
      {
        id: 'living-will-documented',
        category: 'survey',
        code: ['45473-6', 'Advance directive - living will'],
        daysAgo: getDaysAgo(chart),
        profile: 'observation-adi-documentation',
      },
      {
        category: [
          usCore('us-core-category', ['observation-adi-documentation', 'Observation ADI Documentation']),
        ],
        valueCodeableConcept: loinc(['LA33-6', 'Yes']),
      },
    ),
    extension: [
      {
        url: 'http://hl7.org/fhir/StructureDefinition/workflow-supportingInfo',
        valueReference: reference(`DocumentReference/${will.id}`),
      },
    ],
  }
}
