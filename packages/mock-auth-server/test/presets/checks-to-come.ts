/** Ids of acceptance checks that no test runs yet. */
export const CHECKS_TO_COME: readonly string[] = []
