/**
 * Counts a report of Playwright's `json` reporter. A flaky test (failed, then passed on a retry) has failed.
 *
 * @param {{ stats: { expected: number, unexpected: number, flaky: number, skipped: number } }} report
 * @returns {import('./tally.mjs').Tally}
 */
export const readPlaywright = ({ stats }) => ({
  passed: stats.expected,
  failed: stats.unexpected + stats.flaky,
  skipped: stats.skipped,
})
