import type { MustSupports } from './must-support.ts'

const SIGN = 'status category[vital-signs] code subject effective*'
const QUANTITY = 'valueQuantity.value valueQuantity.unit valueQuantity.system valueQuantity.code'
const part = (code: string) =>
  `component[${code}].valueQuantity.value component[${code}].valueQuantity.unit
   component[${code}].valueQuantity.system component[${code}].valueQuantity.code
   component[${code}].dataAbsentReason`

/**
 * What AU Core 1.0.0 marks as must-support: the elements of the StructureDefinitions, as the test kit of HL7
 * Australia lists them (github.com/hl7au/au-fhir-core-inferno, lib/au_core_test_kit/generated/v1.0.0).
 */
export const AU_CORE_1: MustSupports = {
  'au-core-patient': `
    extension[indigenous-status] extension[individual-genderIdentity] extension[individual-pronouns]
    identifier[1.0] name.use name.text name.family name.given telecom gender birthDate address
    communication.language communication.preferred`,
  'au-core-allergyintolerance': `
    clinicalStatus verificationStatus code patient onset* reaction.manifestation reaction.severity`,
  'au-core-bloodpressure': `${SIGN} code[85354-9] ${part('8480-6')} ${part('8462-4')}`,
  'au-core-bodyheight': `${SIGN} ${QUANTITY}`,
  'au-core-bodytemp': `${SIGN} ${QUANTITY}`,
  'au-core-bodyweight': `${SIGN} ${QUANTITY}`,
  'au-core-heartrate': `${SIGN} ${QUANTITY}`,
  'au-core-resprate': `${SIGN} ${QUANTITY}`,
  'au-core-waistcircum': `${SIGN} valueQuantity`,
  'au-core-condition':
    'clinicalStatus verificationStatus category severity code subject onset* abatement* note',
  'au-core-diagnosticresult': `
    status category code subject effective* performer value* bodySite hasMember component.code
    component.value*`,
  'au-core-diagnosticresult-path': `
    status category code subject effective* performer value* interpretation specimen referenceRange.low
    referenceRange.high referenceRange.type referenceRange.text hasMember component.code component.value*`,
  'au-core-encounter': `
    status class serviceType subject participant.type participant.individual period reasonCode
    reasonReference location.location serviceProvider`,
  'au-core-immunization': 'status vaccineCode patient occurrence* primarySource note',
  'au-core-location': 'name type address physicalType managingOrganization',
  'au-core-medicationrequest': `
    status intent medication* subject encounter authoredOn requester reasonCode reasonReference
    dosageInstruction`,
  'au-core-organization': 'identifier type name telecom address',
  'au-core-practitioner': 'identifier name.family name.given',
  'au-core-practitionerrole': 'identifier practitioner organization code specialty telecom',
  'au-core-procedure': 'status code subject encounter performed* reasonCode reasonReference',
  'au-core-smokingstatus': 'status category code.coding.code subject effective* value*',
}
