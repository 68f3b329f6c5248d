/**
 * Decides what a runner's cases and its exit code amount to. Silence is failure: nothing executed, or a bad exit
 * code without a failed case, counts as one failure, with the reason.
 *
 * @param {import('./tally.mjs').Tally} tally
 * @param {number} exitCode
 * @returns {{ tally: import('./tally.mjs').Tally, problem?: string }}
 */
export const judge = (tally, exitCode) => {
  if (tally.failed > 0) return { tally }
  const problem =
    tally.passed === 0
      ? `no test was executed (exit code ${exitCode})`
      : exitCode !== 0
        ? `exit code ${exitCode} though no test failed`
        : undefined
  return problem ? { tally: { ...tally, failed: 1 }, problem } : { tally }
}
