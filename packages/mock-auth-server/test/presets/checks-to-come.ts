/** Ids of acceptance checks that no test runs yet. */
export const CHECKS_TO_COME: readonly string[] = [
  'epic-10',
  'oracle-patient-2',
  'va-5',
  'kc-3',
  'oe-4',
  'oe-5',
  'ab-5',
  'sc-1',
  'sc-5',
]
