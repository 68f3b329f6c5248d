import { existsSync, readFileSync, rmSync } from 'node:fs'
import { judge } from './judge.mjs'
import { describe } from './tally.mjs'

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
 * Runs one suite and says what came of it, in one line that begins with its name.
 *
 * @param {Suite} suite
 */
export const runSuite = async (suite) => {
  console.log(`\n── ${suite.name}`)
  rmSync(suite.report, { force: true })
  const started = Date.now()
  const exitCode = await suite.run()
  const { tally, problem } = judge(count(suite), exitCode)
  const seconds = ((Date.now() - started) / 1000).toFixed(1)
  return {
    tally,
    line: `${suite.name}: ${describe(tally)} (${seconds} s)${problem ? ` — it ${problem}` : ''}`,
  }
}
