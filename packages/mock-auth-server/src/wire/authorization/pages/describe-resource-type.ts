/** Everyday names, in the plural, of the resource types that apps request most. */
const NAMES: Readonly<Record<string, string>> = {
  AllergyIntolerance: 'allergies and intolerances',
  Appointment: 'appointments',
  Binary: 'attached files',
  CarePlan: 'care plans',
  CareTeam: 'care teams',
  Claim: 'insurance claims',
  Communication: 'messages',
  Condition: 'conditions and problems',
  Consent: 'consents',
  Coverage: 'insurance coverage',
  Device: 'devices',
  DiagnosticReport: 'diagnostic reports',
  DocumentReference: 'documents and notes',
  Encounter: 'visits',
  ExplanationOfBenefit: 'insurance statements',
  FamilyMemberHistory: 'family history',
  Goal: 'goals',
  ImagingStudy: 'images',
  Immunization: 'vaccinations',
  Location: 'places',
  Medication: 'medicines',
  MedicationAdministration: 'medicines administered',
  MedicationDispense: 'medicines dispensed',
  MedicationRequest: 'prescriptions',
  MedicationStatement: 'medicines taken',
  Observation: 'measurements and laboratory results',
  Organization: 'organizations',
  Patient: 'patient details (name, birth date, contact)',
  Practitioner: 'clinicians',
  PractitionerRole: 'roles of clinicians',
  Procedure: 'procedures',
  Provenance: 'origins of records',
  Questionnaire: 'questionnaires',
  QuestionnaireResponse: 'answers to questionnaires',
  RelatedPerson: 'relatives and carers',
  ServiceRequest: 'orders and referrals',
  Specimen: 'specimens',
  Task: 'tasks',
}

/**
 * Describes a resource type in everyday words; one without its own name is split (`NutritionOrder` →
 * "nutrition order records").
 */
export const describeResourceType = (type: string): string =>
  Object.hasOwn(NAMES, type) ? (NAMES[type] ?? type) : `${spaced(type)} records`

const spaced = (type: string): string => type.replace(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase()
