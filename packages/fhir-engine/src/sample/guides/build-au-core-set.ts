import { combine, hl7, loinc, reference, snomed } from '../values/codes.ts'
import { buildAuFindings } from './build-au-findings.ts'
import { buildGenderExtensions, buildIhi } from './build-au-patient.ts'
import { withProfile } from './with-profile.ts'

/** The address of the profiles of AU Core. */
const AU_CORE = 'http://hl7.org.au/fhir/core/StructureDefinition/au-core-'

/** The profile of AU Core for each type that has one. */
const PROFILES: Readonly<Record<string, string>> = {
  AllergyIntolerance: 'allergyintolerance',
  Condition: 'condition',
  Encounter: 'encounter',
  Immunization: 'immunization',
  Location: 'location',
  MedicationRequest: 'medicationrequest',
  Organization: 'organization',
  Patient: 'patient',
  Practitioner: 'practitioner',
  PractitionerRole: 'practitionerrole',
  Procedure: 'procedure',
}
/** The profile of an Observation by its first code. */
const OBSERVATIONS: Readonly<Record<string, string>> = {
  '85354-9': 'bloodpressure',
  '8302-2': 'bodyheight',
  '8310-5': 'bodytemp',
  '29463-7': 'bodyweight',
  '8867-4': 'heartrate',
  '9279-1': 'resprate',
  '72166-2': 'smokingstatus',
}
const MEDICARE_PROVIDER = 'http://ns.electronichealth.net.au/id/medicare-provider-number'
const BRISBANE = { city: 'Brisbane', state: 'QLD', postalCode: '4000', country: 'AU' }
const REASON = snomed(['185349003', 'Encounter for check up'])
const SMOKING = combine(
  loinc(['72166-2', 'Tobacco smoking status']),
  snomed(['1747861000168109', 'Smoking status']),
)

/** Returns the sample data as AU Core 1.0.0 wants them. */
export function buildAuCoreSet(resources: readonly fhir4.FhirResource[]): fhir4.FhirResource[] {
  const adapted = resources.map((each) => {
    const profile = profileOf(each)
    return withProfile(each, profile && `${AU_CORE}${profile}`, additionsTo(each))
  })
  const measured = adapted.filter(
    ({ resourceType, id }) => resourceType === 'Observation' && /-hdl-1$/.test(id ?? ''),
  )
  return [...adapted, ...measured.flatMap((each) => buildAuFindings(each as fhir4.Observation, AU_CORE))]
}

function profileOf(resource: fhir4.FhirResource): string | undefined {
  if (resource.resourceType !== 'Observation') return PROFILES[resource.resourceType]
  const [category] = resource.category?.[0]?.coding ?? []
  if (category?.code === 'laboratory') return 'diagnosticresult-path'
  if (category?.code === 'procedure') return 'diagnosticresult'
  return OBSERVATIONS[resource.code.coding?.[0]?.code ?? '']
}

/** Returns the elements that AU Core must support and the charts do not have. */
function additionsTo(resource: fhir4.FhirResource): object {
  switch (resource.resourceType) {
    case 'Patient':
      return {
        ...buildGenderExtensions(resource),
        identifier: [buildIhi(resource), ...(resource.identifier ?? [])],
        ...(resource.address && { address: [{ ...resource.address[0], ...BRISBANE }] }),
      }
    case 'Organization':
      return { address: [{ line: ['1 Sample Street'], ...BRISBANE }] }
    case 'Location':
      return {
        physicalType: hl7('location-physical-type', ['bu', 'Building']),
        address: { line: ['1 Sample Street'], ...BRISBANE },
      }
    case 'AllergyIntolerance':
      return { onsetDateTime: resource.recordedDate }
    case 'Condition':
      return { note: [{ text: 'The patient knows the plan.' }] }
    case 'Immunization':
      return { note: [{ text: 'No reaction seen.' }] }
    case 'Encounter':
      return {
        serviceType: hl7('service-type', ['124', 'General Practice']),
        reasonReference: [reference(`Condition/${ownerOf(resource.subject)}-condition-1`)],
      }
    case 'MedicationRequest':
      return { reasonCode: [REASON] }
    case 'Procedure':
      return { reasonReference: [reference(`Condition/${ownerOf(resource.subject)}-condition-1`)] }
    case 'PractitionerRole':
      return { identifier: [{ system: MEDICARE_PROVIDER, value: '2426621B' }] }
    case 'Observation':
      return additionsToObservation(resource)
    default:
      return {}
  }
}

function additionsToObservation({ code, referenceRange }: fhir4.Observation): object {
  if (code.coding?.[0]?.code === '72166-2') return { code: SMOKING }
  if (!referenceRange) return {}
  return {
    referenceRange: referenceRange.map((range) => ({
      ...range,
      type: hl7('referencerange-meaning', ['normal', 'Normal Range']),
      text: `${range.low?.value} to ${range.high?.value} ${range.high?.unit}`,
    })),
  }
}

/** Returns the id of the patient that a subject is. */
function ownerOf(subject: fhir4.Reference | undefined): string | undefined {
  return subject?.reference?.split('/')[1]
}
