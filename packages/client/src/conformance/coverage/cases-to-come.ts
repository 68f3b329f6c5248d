/** Number of cases by row that this version does not have. */
export const CASES_TO_COME: Readonly<Record<string, number>> = {
  'S-101': 2,
}
