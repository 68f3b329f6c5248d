/**
 * What a runner's report and exit code amount to. Silence is failure: no report, nothing executed, or a bad exit
 * code without a failed test count as one failure, with the reason.
 *
 * @param {import('./tally.mjs').Tally | undefined} counted
 * @param {number} exitCode
 * @returns {{ tally: import('./tally.mjs').Tally, problem?: string }}
 */
export const judge = (counted, exitCode) => {
  const tally = counted ?? { passed: 0, failed: 0, skipped: 0 }
  if (tally.failed > 0) return { tally }
  const problem = !counted
    ? `no report was written (exit code ${exitCode})`
    : tally.passed === 0
      ? 'no test was executed'
      : exitCode !== 0
        ? `exit code ${exitCode} though no test failed`
        : undefined
  return problem ? { tally: { ...tally, failed: 1 }, problem } : { tally }
}
