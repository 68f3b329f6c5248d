import { reference, snomed, ucum } from '../values/codes.ts'
import { buildIpsFindings } from './build-ips-findings.ts'
import { buildIpsSummary } from './build-ips-summary.ts'
import { ANALYZER, IPS } from './ips-devices.ts'
import { withProfile } from './with-profile.ts'

/** The profile of the International Patient Summary for each type that has one, or for an Observation's code. */
const PROFILES: Readonly<Record<string, string>> = {
  AllergyIntolerance: 'AllergyIntolerance',
  Condition: 'Condition',
  Device: 'Device',
  DiagnosticReport: 'DiagnosticReport',
  Immunization: 'Immunization',
  Medication: 'Medication',
  MedicationRequest: 'MedicationRequest',
  MedicationStatement: 'MedicationStatement',
  Organization: 'Organization',
  Patient: 'Patient',
  Practitioner: 'Practitioner',
  PractitionerRole: 'PractitionerRole',
  Procedure: 'Procedure',
  Specimen: 'Specimen',
}

/** Returns the sample data as the International Patient Summary wants them, with a summary of each patient. */
export function buildIpsSet(resources: readonly fhir4.FhirResource[]): fhir4.FhirResource[] {
  const adapted = resources.map(adapt)
  const charts = groupByPatient(adapted)
  const patients = adapted.filter((each): each is fhir4.Patient => each.resourceType === 'Patient')
  return [
    { ...ANALYZER },
    ...adapted,
    ...patients.flatMap((patient) => {
      const chart = charts.get(`Patient/${patient.id}`) ?? []
      const found = chart.length > 0 ? buildIpsFindings(patient, chart) : []
      return [...found, buildIpsSummary(patient, [...chart, ...found])]
    }),
  ]
}

function adapt(resource: fhir4.FhirResource): fhir4.FhirResource {
  const profile = profileOf(resource)
  return withProfile(resource, profile && `${IPS}${profile}-uv-ips`, additionsTo(resource))
}

function profileOf(resource: fhir4.FhirResource): string | undefined {
  if (resource.resourceType !== 'Observation') return PROFILES[resource.resourceType]
  const has = (code: string) => JSON.stringify([resource.category, resource.code]).includes(`"${code}"`)
  if (has('laboratory')) return 'Observation-results-laboratory-pathology'
  if (has('72166-2')) return 'Observation-tobaccouse'
  return has('82810-3') ? 'Observation-pregnancy-status' : undefined
}

/** Returns the elements that the summary must support and the charts do not have. */
function additionsTo(resource: fhir4.FhirResource): Partial<fhir4.FhirResource> {
  switch (resource.resourceType) {
    case 'AllergyIntolerance':
      return { onsetDateTime: resource.recordedDate as string }
    case 'Medication':
      return {
        form: snomed(['385055001', 'Tablet']),
        ingredient: [
          {
            itemCodeableConcept: snomed(['387458008', 'Aspirin']),
            strength: { numerator: ucum(81, 'mg'), denominator: ucum(1, 'tablet', '{tbl}') },
          },
        ],
      }
    case 'MedicationStatement': {
      const start = resource.effectivePeriod?.start as string
      return { effectivePeriod: undefined, effectiveDateTime: start } as Partial<fhir4.MedicationStatement>
    }
    case 'Practitioner':
      return { address: [{ line: ['1 Sample Street'], city: 'Springfield', country: 'US' }] }
    case 'Observation':
      return resource.code.coding?.[0]?.code === '82810-3' ? pregnancyOf(resource) : {}
    default:
      return {}
  }
}

/** Returns a pregnancy with the Observation of its expected date of delivery. */
function pregnancyOf(status: fhir4.Observation): Partial<fhir4.Observation> {
  const delivery = `${status.subject?.reference?.split('/')[1]}-delivery`
  return {
    valueCodeableConcept: snomed(['77386006', 'Pregnant']),
    hasMember: [reference(`Observation/${delivery}`)],
  }
}

function groupByPatient(resources: readonly fhir4.FhirResource[]): Map<string, fhir4.FhirResource[]> {
  const groups = new Map<string, fhir4.FhirResource[]>()
  for (const each of resources) {
    const { subject, patient } = each as { subject?: fhir4.Reference; patient?: fhir4.Reference }
    const owner = (subject ?? patient)?.reference
    if (owner === undefined) continue
    groups.set(owner, [...(groups.get(owner) ?? []), each])
  }
  return groups
}
