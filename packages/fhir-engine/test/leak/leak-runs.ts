/** Number of holders of scopes, each with three reads: 12,000 requests; 50,000 with `npm test -- --long`. */
export const LEAK_RUNS = Number(process.env.LEAK_RUNS ?? 4_000)
/** Number of runs in front of another server, where each takes longer. */
export const UPSTREAM_RUNS = Math.ceil(LEAK_RUNS * 0.0375)
