/** Number of searches; ten times as many with `npm test -- --long`. */
export const ORACLE_SEARCHES = Number(process.env.ORACLE_SEARCHES ?? 10_000)
/** Decides the generated resources and the searches. */
export const ORACLE_SEED = Number(process.env.ORACLE_SEED ?? 1)
