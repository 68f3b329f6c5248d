/**
 * @typedef {object} SuiteProgress
 * @property {number} usualSeconds
 * @property {number} [startedAt] milliseconds since 1970
 * @property {number} units how many there are; 0 while that is unknown
 * @property {number} finished how many of them are
 * @property {boolean} isOver
 */

/** Share of a suite that must be finished before its own pace predicts more than its usual duration. */
const PACE_IS_KNOWN = 0.1

/**
 * Estimates the remaining seconds of a suite.
 *
 * @param {SuiteProgress} suite
 * @param {number} now milliseconds since 1970
 */
const estimateSuite = ({ usualSeconds, startedAt, units, finished, isOver }, now) => {
  if (isOver) return 0
  if (startedAt === undefined) return usualSeconds
  const elapsed = (now - startedAt) / 1000
  const share = units > 0 ? finished / units : 0
  return share < PACE_IS_KNOWN ? Math.max(usualSeconds - elapsed, 0) : (elapsed / share) * (1 - share)
}

/**
 * Estimates the remaining seconds of all lanes: those of the slowest.
 *
 * @param {readonly (readonly SuiteProgress[])[]} lanes
 * @param {number} now milliseconds since 1970
 */
export const estimateSeconds = (lanes, now) =>
  Math.max(0, ...lanes.map((lane) => lane.reduce((sum, suite) => sum + estimateSuite(suite, now), 0)))
