import type { MustSupports } from './must-support.ts'

const VITAL_SIGN = 'status category[vital-signs] code subject effectiveDateTime performer'
const QUANTITY = 'valueQuantity.value valueQuantity.unit valueQuantity.system valueQuantity.code'
const SOCIAL = 'status category[social-history] code performer subject'
const PREFERENCE = 'status code subject effectiveDateTime performer valueCodeableConcept valueString'

/**
 * What US Core 8.0.0 marks as must-support, its additional requirements of USCDI included: the elements and
 * slices of the StructureDefinitions, as the metadata of Inferno's test kit lists them
 * (github.com/inferno-framework/us-core-test-kit, lib/us_core_test_kit/generated/v8.0.0).
 */
export const US_CORE_8: MustSupports = {
  'us-core-patient': `
    identifier.system identifier.value name.family name.given name.suffix name.use|name.period.end
    telecom.system telecom.value telecom.use gender birthDate deceasedDateTime
    address.line address.city address.state address.postalCode address.use|address.period.end
    communication.language extension[us-core-race] extension[us-core-ethnicity]
    extension[us-core-tribal-affiliation] extension[us-core-sex]`,
  'us-core-allergyintolerance': 'clinicalStatus verificationStatus code patient reaction.manifestation',
  'us-core-careplan': 'text.status text.div status intent category[assess-plan] subject contributor',
  'us-core-careteam': 'status subject participant.role participant.member',
  'us-core-condition-encounter-diagnosis': `
    clinicalStatus verificationStatus category[encounter-diagnosis] code subject encounter
    onsetDateTime|extension[condition-assertedDate] abatementDateTime recordedDate`,
  'us-core-condition-problems-health-concerns': `
    meta.lastUpdated extension[condition-assertedDate] clinicalStatus verificationStatus
    category[problem-list-item] category[health-concern] category[sdoh] code subject onsetDateTime
    abatementDateTime recordedDate`,
  'us-core-coverage': `
    identifier[MB].type status type subscriberId beneficiary relationship period payor class[group].value
    class[plan].value class[plan].name`,
  'us-core-implantable-device': `
    udiCarrier.deviceIdentifier udiCarrier.carrierHRF distinctIdentifier manufactureDate expirationDate
    lotNumber serialNumber type patient`,
  'us-core-diagnosticreport-lab': `
    meta.lastUpdated status category[LAB] code subject encounter effectiveDateTime issued performer
    resultsInterpreter result`,
  'us-core-diagnosticreport-note': `
    status category[LP29708-2] code subject encounter effectiveDateTime issued performer resultsInterpreter
    result presentedForm`,
  'us-core-documentreference': `
    identifier status type category[clinical-note] subject date author content.attachment.contentType
    content.attachment.data content.attachment.url content.format context.encounter context.period`,
  'us-core-adi-documentreference': `
    extension[us-core-authentication-time] identifier status type category[42348-3] subject date author
    authenticator content.attachment.contentType content.attachment.data|content.attachment.url
    content.format`,
  'us-core-encounter': `
    meta.lastUpdated identifier.system identifier.value status class type subject participant.type
    participant.period participant.individual period reasonCode|reasonReference
    hospitalization.dischargeDisposition location.location|serviceProvider`,
  'us-core-goal': 'lifecycleStatus description subject startDate|target.dueDate target expressedBy',
  'us-core-immunization': `
    status statusReason vaccineCode patient encounter occurrenceDateTime primarySource location lotNumber
    performer.actor`,
  'us-core-location': `
    identifier status name type.coding.code type.coding.system telecom address.line address.city
    address.state address.postalCode managingOrganization`,
  'us-core-medication': 'code',
  'us-core-medicationdispense': `
    status medication* subject context performer.actor authorizingPrescription type quantity whenHandedOver
    dosageInstruction.text dosageInstruction.timing dosageInstruction.route
    dosageInstruction.doseAndRate.doseQuantity`,
  'us-core-medicationrequest': `
    extension[us-core-medication-adherence] status intent category[community]
    reportedBoolean|reportedReference medication* subject encounter authoredOn requester
    reasonCode|reasonReference dosageInstruction.text dosageInstruction.timing dosageInstruction.route
    dosageInstruction.doseAndRate.doseQuantity dispenseRequest.numberOfRepeatsAllowed
    dispenseRequest.quantity`,
  'us-core-organization': `
    identifier[us-npi].value active name telecom.system telecom.value address.line address.city
    address.state address.postalCode address.country`,
  'us-core-practitioner': 'identifier[us-npi].value name.family telecom.system telecom.value',
  'us-core-practitionerrole':
    'practitioner organization code specialty location telecom.system telecom.value endpoint',
  'us-core-procedure': `
    basedOn status code subject encounter performedDateTime performer.actor reasonCode|reasonReference`,
  'us-core-provenance': `
    target.reference recorded agent[author].type agent[author].who agent[author].onBehalfOf
    agent[transmitter].type agent[transmitter].who agent[transmitter].onBehalfOf`,
  'us-core-questionnaireresponse': `
    identifier questionnaire _questionnaire.extension[display]
    _questionnaire.extension[us-core-extension-questionnaire-uri] status subject authored author
    item.linkId item.text item.answer.valueDecimal|item.item.answer.item.answer.valueDecimal
    item.answer.valueString item.item.answer.valueCoding item.item item.item.answer.item`,
  'us-core-relatedperson': 'active patient relationship name telecom address',
  'us-core-servicerequest': `
    status intent category[108252007] code.text subject encounter occurrencePeriod authoredOn requester
    reasonCode|reasonReference`,
  'us-core-specimen': 'identifier|accessionIdentifier type subject collection.bodySite condition',
  'us-core-vital-signs': `${VITAL_SIGN} ${QUANTITY}`,
  'us-core-blood-pressure': `
    ${VITAL_SIGN} code[85354-9] component[8480-6].valueQuantity.value component[8480-6].valueQuantity.unit
    component[8480-6].valueQuantity.system component[8480-6].valueQuantity.code
    component[8462-4].valueQuantity.value component[8462-4].valueQuantity.unit
    component[8462-4].valueQuantity.system component[8462-4].valueQuantity.code
    component[8480-6].dataAbsentReason component[8462-4].dataAbsentReason`,
  'us-core-average-blood-pressure': `
    status category[vital-signs] code[96607-7] subject effectivePeriod performer
    component[96608-5].valueQuantity component[96609-3].valueQuantity component.dataAbsentReason`,
  'us-core-bmi': `${VITAL_SIGN} code[39156-5] ${QUANTITY}`,
  'us-core-body-height': `${VITAL_SIGN} code[8302-2] ${QUANTITY}`,
  'us-core-body-temperature': `${VITAL_SIGN} code[8310-5] ${QUANTITY} dataAbsentReason`,
  'us-core-body-weight': `${VITAL_SIGN} code[29463-7] ${QUANTITY}`,
  'us-core-head-circumference': `${VITAL_SIGN} code[9843-4] ${QUANTITY}`,
  'us-core-heart-rate': `${VITAL_SIGN} code[8867-4] ${QUANTITY}`,
  'us-core-respiratory-rate': `${VITAL_SIGN} code[9279-1] ${QUANTITY}`,
  'us-core-pulse-oximetry': `
    ${VITAL_SIGN} code.coding[2708-6] code.coding[59408-5] ${QUANTITY}
    component[3150-6].valueQuantity.value component[3150-6].valueQuantity.code
    component[3151-8].valueQuantity.value component[3151-8].valueQuantity.code`,
  'pediatric-bmi-for-age': `${VITAL_SIGN} code[59576-9] ${QUANTITY}`,
  'pediatric-weight-for-height': `${VITAL_SIGN} code[77606-2] ${QUANTITY}`,
  'head-occipital-frontal-circumference-percentile': `${VITAL_SIGN} code[8289-1] ${QUANTITY}`,
  'us-core-observation-lab': `
    meta.lastUpdated status category[laboratory] code.text subject encounter effectiveDateTime performer
    valueQuantity valueCodeableConcept valueString interpretation specimen referenceRange`,
  'us-core-observation-clinical-result': `
    status category[procedure] code subject encounter effectiveDateTime performer valueQuantity
    valueCodeableConcept valueString`,
  'us-core-observation-screening-assessment': `
    status category[survey] category[sdoh] code subject effectiveDateTime performer valueQuantity
    valueCodeableConcept valueString hasMember derivedFrom`,
  'us-core-simple-observation': `
    status category code subject effectiveDateTime performer valueQuantity valueCodeableConcept valueString
    valueBoolean derivedFrom`,
  'us-core-smokingstatus': `${SOCIAL} effective* valueCodeableConcept valueQuantity`,
  'us-core-observation-occupation': `
    ${SOCIAL} effectivePeriod valueCodeableConcept component[86188-0].value*`,
  'us-core-observation-pregnancystatus': `${SOCIAL} effectiveDateTime valueCodeableConcept`,
  'us-core-observation-pregnancyintent': `${SOCIAL} effectiveDateTime valueCodeableConcept`,
  'us-core-care-experience-preference': `category[care-experience-preference] ${PREFERENCE}`,
  'us-core-treatment-intervention-preference': `
    category[treatment-intervention-preference] ${PREFERENCE}`,
  'us-core-observation-adi-documentation': `
    extension[workflow-supportingInfo].valueReference status category[observation-adi-documentation]
    code[45473-6] subject issued performer value*`,
}
