import fc from 'fast-check'
import { ids, patient } from './leak-names.ts'
import { CATEGORIES, LABS, MEASURED } from './leak-terminology.ts'

/** Criteria that make sense for a type and could reveal hidden resources, directly and through others. */
export const CRITERIA: Readonly<Record<string, readonly string[]>> = {
  Patient: [
    ...[
      'gender=male',
      'gender:not=male',
      'birthdate=gt1980',
      'name=a',
      'family:contains=s',
      'active=true',
      '_has:List:subject:status=current',
    ],
    ...[
      '_has:Observation:patient:code=2093-3',
      `_has:Observation:subject:code:in=${LABS}`,
      '_has:Observation:subject:value-quantity=gt150',
      '_has:Condition:patient:clinical-status=active',
    ],
    ...[
      '_has:Encounter:patient:_has:Observation:encounter:code=85354-9',
      'general-practitioner.family=o',
      'organization.name=l',
    ],
    ...[
      '_has:MedicationRequest:subject:medication.code=243670',
      '_has:Encounter:patient:class=AMB',
      '_has:DiagnosticReport:subject:status=final',
    ],
  ],
  Observation: [
    ...[
      'code=2093-3',
      'code:not=2093-3',
      'category=laboratory',
      'date=ge2026',
      'date=lt2026',
      'value-quantity=gt100',
    ],
    ...[
      'component-code-value-quantity=8480-6$gt100',
      'encounter:missing=true',
      'encounter.class=AMB',
      '_list=of-amy',
    ],
    ...[
      'subject:Patient.name=shaw',
      'subject:Patient.gender=male',
      'patient.birthdate=lt1960',
      'patient.family=hansen',
    ],
    ...[
      'encounter.subject:Patient.family=smith',
      'performer:Practitioner.gender=female',
      'patient._id=amy-shaw',
    ],
    ...[
      'patient.general-practitioner.family=bianchi',
      'subject:Patient._has:Condition:patient:clinical-status=active',
    ],
    ...['_has:DiagnosticReport:result:status=final', 'specimen.type=119364003'],
    ...[`code:in=${LABS}`, `code:not-in=${LABS}`, `category:in=${MEASURED}`, 'code:in=ValueSet/labs'],
    ...[`category:below=${CATEGORIES}|measured`, `category:above=${CATEGORIES}|laboratory`],
  ],
  Condition: [
    'clinical-status=active',
    'category=encounter-diagnosis',
    'subject:Patient.gender=male',
    'patient.name=a',
    'encounter.class=AMB',
    'recorder:Practitioner.name=a',
  ],
  Encounter: [
    'class=AMB',
    'date=ge2026',
    '_has:Observation:encounter:code=85354-9',
    'participant:Practitioner.gender=male',
    'patient.gender=female',
  ],
  MedicationRequest: [
    'status=active',
    'medication.code=243670',
    'patient.birthdate=lt1960',
    'encounter.date=lt2026',
  ],
  DiagnosticReport: [
    'result.value-quantity=gt100',
    'result.code=2093-3',
    'patient.gender=male',
    'based-on.status=completed',
  ],
  Practitioner: [
    ...[
      'gender=female',
      'name=a',
      '_has:Encounter:participant:class=AMB',
      '_has:MedicationRequest:requester:status=active',
    ],
    ...[
      '_has:PractitionerRole:practitioner:specialty=419772000',
      '_has:Observation:performer:code=2093-3',
      '_has:Patient:general-practitioner:gender=male',
    ],
  ],
  Organization: [
    'name=l',
    '_has:Patient:organization:gender=female',
    '_has:Encounter:service-provider:class=AMB',
    '_has:Claim:provider:use=claim',
  ],
  VerificationResult: ['target=Patient/frank-hansen', 'target:Patient.gender=male', 'target:missing=false'],
  PaymentNotice: ['request=Claim/frank-hansen-claim', 'request:Claim.use=claim'],
  DeviceMetric: ['source.patient=Patient/frank-hansen', 'category=measurement'],
  Device: ['status=active', '_has:DeviceMetric:source:category=measurement'],
  Person: ['gender=other', 'patient=frank-hansen', 'link:Patient.gender=male'],
  ValueSet: [`url=${LABS}`, 'status=active'],
  CodeSystem: ['status=active', 'code=laboratory'],
  QuestionnaireResponse: ['questionnaire=Questionnaire/phq-2', 'status=completed'],
  Medication: ['_has:MedicationRequest:medication:status=active', 'code=243670'],
  Location: ['_has:Encounter:location:class=AMB', 'organization.name=lake'],
}

const anywhere = fc.oneof(
  patient.map((id) => `patient=${id}`),
  patient.map((id) => `subject=Patient/${id}`),
  fc.constantFrom(...ids).map((id) => `_id=${id.split('/')[1]}`),
  fc.constantFrom('_list=of-amy', 'status=active', 'subject:Patient.name=shaw', 'patient.gender=male'),
)

/** Returns criteria that make sense for a type, or for any. */
export const chooseCriteria = (of: string) => {
  const own = CRITERIA[of]
  return own
    ? fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...own) }, { weight: 1, arbitrary: anywhere })
    : anywhere
}

/** Criteria for whatever type. */
export const criteria = fc.oneof(anywhere, fc.constantFrom(...Object.values(CRITERIA).flat()))
