/** Searches that apps send for one patient, `PATIENT`, or for all; they need most of the indexes. */
export const TYPICAL_SEARCHES = [
  ...[
    'Observation',
    'Condition',
    'Encounter',
    'Procedure',
    'DiagnosticReport',
    'MedicationRequest',
    'Claim',
  ].map((type) => `${type}?patient=PATIENT`),
  'ExplanationOfBenefit?patient=PATIENT&_include=*',
  'Observation?patient=PATIENT&category=laboratory&_sort=-date',
  'Observation?code=http://loinc.org|2093-3&date=ge2020',
  'Observation?status=final&_count=1',
  'Encounter?patient=PATIENT&_revinclude=Observation:encounter',
  'DocumentReference?patient=PATIENT&status=current',
]
