/** Ids of acceptance checks that no test runs yet. */
export const CHECKS_TO_COME: readonly string[] = [
  'oracle-patient-2',
  'va-5',
  'oe-4',
  'oe-5',
  'sc-1',
  'sc-5',
]
