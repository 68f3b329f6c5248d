/** The search parameters that put a resource into an encounter's compartment (CompartmentDefinition/encounter). */
const CODES: Readonly<Record<string, readonly string[]>> = {
  context: ['ChargeItem', 'MedicationAdministration'],
  encounter: [
    ...['CarePlan', 'CareTeam', 'Claim', 'ClinicalImpression', 'Communication', 'CommunicationRequest'],
    ...['Composition', 'Condition', 'DeviceRequest', 'DiagnosticReport', 'DocumentReference'],
    ...['ExplanationOfBenefit', 'Media', 'MedicationRequest', 'NutritionOrder', 'Observation', 'Procedure'],
    ...['QuestionnaireResponse', 'RequestGroup', 'ServiceRequest', 'VisionPrescription'],
  ],
  'related-ref': ['DocumentManifest'],
}

/** Lists the types that R4 puts into an encounter's compartment, each with the search parameter that does so. */
export function listEncounterCompartment(): [type: string, code: string][] {
  return Object.entries(CODES).flatMap(([code, types]) => types.map((type): [string, string] => [type, code]))
}
