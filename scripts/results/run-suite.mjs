import { existsSync, readFileSync, rmSync } from 'node:fs'
import { judge } from './judge.mjs'

/**
 * @typedef {object} Suite
 * @property {string} name
 * @property {string} report absolute path of the JSON report
 * @property {(report: any) => import('./tally.mjs').Tally} read
 * @property {() => Promise<number>} run resolves to the exit code
 */

/** @param {Suite} suite */
const count = ({ report, read }) => {
  if (!existsSync(report)) return undefined
  try {
    return read(JSON.parse(readFileSync(report, 'utf8')))
  } catch {
    return undefined
  }
}

/**
 * Runs one suite and judges its report, never that of an earlier run.
 *
 * @param {Suite} suite
 */
export const runSuite = async (suite) => {
  rmSync(suite.report, { force: true })
  const exitCode = await suite.run()
  return judge(count(suite), exitCode)
}
