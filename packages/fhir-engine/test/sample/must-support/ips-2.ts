import type { MustSupports } from './must-support.ts'

const FINDING = 'code subject.reference effective*'
const SECTION_CODES = [
  ...['11450-4', '48765-2', '10160-0', '11369-6', '30954-2', '47519-4', '46264-8', '42348-3'],
  ...['104605-1', '47420-5', '11348-0', '10162-6', '81338-6', '18776-5', '29762-2', '8716-3'],
]
/** Sections that must support their entries, and those that say why they are empty. */
const WITH_ENTRIES = SECTION_CODES.slice(0, 7)
const sections = [
  ...SECTION_CODES.map((code) => `section[${code}].title section[${code}].text`),
  ...WITH_ENTRIES.map((code) => `section[${code}].entry`),
  ...WITH_ENTRIES.slice(0, 3).map((code) => `section[${code}].emptyReason`),
]

/**
 * What the International Patient Summary 2.0.0 marks as must-support in its resource profiles: the elements of
 * the StructureDefinitions in the npm package hl7.fhir.uv.ips 2.0.0 (CC0).
 */
export const IPS_2: MustSupports = {
  'AllergyIntolerance-uv-ips': `
    clinicalStatus type code patient.reference onsetDateTime reaction.manifestation reaction.severity`,
  'Composition-uv-ips': `
    meta.profile text identifier status type[60591-5] subject.reference date author title attester.mode
    attester.time attester.party custodian event[PCPR].code event.period ${sections.join(' ')}`,
  'Condition-uv-ips': 'clinicalStatus category severity code subject.reference onsetDateTime',
  'Device-observer-uv-ips': 'identifier manufacturer modelNumber',
  'Device-uv-ips': 'type',
  'DeviceUseStatement-uv-ips': 'subject.reference timingDateTime device',
  'DiagnosticReport-uv-ips': 'code subject.reference effectiveDateTime performer result',
  'Flag-alert-uv-ips': 'extension[flag-priority] category code subject.reference',
  'ImagingStudy-uv-ips': `
    identifier subject.reference started procedureCode reasonCode series.uid series.modality
    series.instance.uid series.instance.sopClass`,
  'Immunization-uv-ips': 'status vaccineCode patient.reference occurrenceDateTime',
  'Medication-uv-ips': 'code form ingredient.item* ingredient.strength',
  'MedicationRequest-uv-ips': 'medication* subject.reference dosageInstruction.text dosageInstruction.timing',
  'MedicationStatement-uv-ips': 'medication* subject.reference effectiveDateTime dosage.text dosage.timing',
  'Observation-alcoholuse-uv-ips': `${FINDING} code[74013-4]`,
  'Observation-pregnancy-edd-uv-ips': `${FINDING} valueDateTime`,
  'Observation-pregnancy-outcome-uv-ips': `${FINDING} valueQuantity`,
  'Observation-pregnancy-status-uv-ips': `
    ${FINDING} code[82810-3] valueCodeableConcept hasMember.reference`,
  'Observation-results-laboratory-pathology-uv-ips': `
    ${FINDING} category[laboratory] performer valueString valueQuantity valueCodeableConcept component`,
  'Observation-results-radiology-uv-ips': `
    ${FINDING} category[imaging] performer valueString component`,
  'Observation-tobaccouse-uv-ips': `${FINDING} code[72166-2]`,
  'Organization-uv-ips': 'name telecom address',
  'Patient-uv-ips': `
    identifier name.use name.text name.family name.given telecom gender birthDate address
    generalPractitioner`,
  'Practitioner-uv-ips': 'name.family name.given telecom address',
  'PractitionerRole-uv-ips': 'organization',
  'Procedure-uv-ips': 'code subject.reference performedDateTime',
  'Specimen-uv-ips': 'type subject.reference',
}
