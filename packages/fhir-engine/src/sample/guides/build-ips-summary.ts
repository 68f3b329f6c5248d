import { type Code, hl7, loinc, reference } from '../values/codes.ts'
import { getTimeBefore } from '../values/sample-date.ts'
import { IPS } from './ips-devices.ts'

/** A section of the summary: its code, whether it is always there, and what of a chart is in it. */
interface Section {
  readonly code: Code
  readonly isRequired?: true
  readonly holds: (resource: fhir4.FhirResource) => boolean
}

const isOf =
  (...types: readonly string[]) =>
  ({ resourceType }: fhir4.FhirResource) =>
    types.includes(resourceType)
const isNamed = (pattern: RegExp) => (resource: fhir4.FhirResource) => pattern.test(resource.id ?? '')
const hasProfile = (name: string) => (resource: fhir4.FhirResource) =>
  (resource.meta?.profile ?? []).some((url) => url.includes(name))
const isResult = (each: fhir4.FhirResource) =>
  hasProfile('Observation-results-')(each) || each.resourceType === 'DiagnosticReport'
const isPast = (each: fhir4.FhirResource) => each.resourceType === 'Condition' && 'abatementDateTime' in each
const isVitalSign = (each: fhir4.FhirResource) =>
  each.resourceType === 'Observation' && each.category?.[0]?.coding?.[0]?.code === 'vital-signs'

const SECTIONS: readonly Section[] = [
  {
    code: ['11450-4', 'Problem list'],
    isRequired: true,
    holds: (each) => each.resourceType === 'Condition' && !isPast(each),
  },
  {
    code: ['48765-2', 'Allergies and intolerances'],
    isRequired: true,
    holds: isOf('AllergyIntolerance'),
  },
  {
    code: ['10160-0', 'Medications'],
    isRequired: true,
    holds: isOf('MedicationStatement', 'MedicationRequest'),
  },
  { code: ['11369-6', 'Immunizations'], holds: isOf('Immunization') },
  { code: ['30954-2', 'Results'], holds: isResult },
  { code: ['47519-4', 'Procedures'], holds: isOf('Procedure') },
  { code: ['46264-8', 'Medical devices'], holds: isOf('DeviceUseStatement') },
  { code: ['42348-3', 'Advance directives'], holds: isNamed(/-living-will$/) },
  { code: ['104605-1', 'Alerts'], holds: isOf('Flag') },
  { code: ['47420-5', 'Functional status'], holds: isNamed(/-(?:function|walking)$/) },
  { code: ['11348-0', 'Past problems'], holds: isPast },
  { code: ['10162-6', 'Pregnancies'], holds: hasProfile('Observation-pregnancy-') },
  { code: ['81338-6', 'Patient story'], holds: isNamed(/-pain-story$/) },
  { code: ['18776-5', 'Plan of care'], holds: isOf('CarePlan') },
  { code: ['29762-2', 'Social history'], holds: isNamed(/-(?:smoking|alcohol)$/) },
  { code: ['8716-3', 'Vital signs'], holds: isVitalSign },
]

/** Builds the summary of a patient: what is known, by section; where nothing is, the required ones say so. */
export function buildIpsSummary(
  patient: fhir4.Patient,
  chart: readonly fhir4.FhirResource[],
): fhir4.Composition {
  const time = getTimeBefore(0, 8)
  return {
    resourceType: 'Composition',
    id: `${patient.id}-summary`,
    meta: { profile: [`${IPS}Composition-uv-ips`] },
    identifier: { system: 'https://example.org/fhir/summaries', value: patient.id as string },
    status: 'final',
    type: loinc(['60591-5', 'Patient summary Document']),
    subject: reference(`Patient/${patient.id}`, patient.name?.[0]?.text),
    date: time,
    author: [reference('Practitioner/dr-okafor', 'Ngozi Okafor')],
    title: 'International Patient Summary',
    attester: [{ mode: 'legal', time, party: reference('Practitioner/dr-okafor', 'Ngozi Okafor') }],
    custodian: reference('Organization/lakeside-clinic', 'Lakeside Family Clinic'),
    event: [{ code: [hl7('v3-ActClass', ['PCPR', 'care provision'])], period: { end: time } }],
    section: SECTIONS.flatMap((each) => buildSection(each, chart.filter(each.holds))),
  }
}

function buildSection(
  { code, isRequired }: Section,
  held: readonly fhir4.FhirResource[],
): fhir4.CompositionSection[] {
  if (held.length === 0 && !isRequired) return []
  const words = held.length === 0 ? 'Nothing is known' : `${held.length} entries`
  return [
    {
      title: code[1],
      code: loinc(code),
      text: {
        status: 'generated',
        div: `<div xmlns="http://www.w3.org/1999/xhtml">${code[1]}: ${words}</div>`,
      },
      ...(held.length === 0
        ? { emptyReason: hl7('list-empty-reason', ['unavailable', 'Unavailable']) }
        : { entry: held.map((each) => reference(`${each.resourceType}/${each.id}`)) }),
    },
  ]
}
