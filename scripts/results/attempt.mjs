import { Failure } from '../workspace/failure.mjs'
import { describe } from './tally.mjs'

/** @typedef {{ tally: import('./tally.mjs').Tally, line: string }} Outcome what came of a step, with a line to show */

/**
 * Runs one step of the test run under a heading. An error is an outcome too: one failure, with its message.
 *
 * @param {string} name
 * @param {() => Promise<{ tally: import('./tally.mjs').Tally, problem?: string }>} work
 * @returns {Promise<Outcome>}
 */
export const attempt = async (name, work) => {
  console.log(`\n── ${name}`)
  const started = Date.now()
  const { tally, problem } = await work().catch((error) => {
    console.error(error instanceof Failure ? error.message : error)
    return { tally: { passed: 0, failed: 1, skipped: 0 }, problem: String(error.message) }
  })
  const seconds = ((Date.now() - started) / 1000).toFixed(1)
  const what = Object.values(tally).some(Boolean) ? describe(tally) : 'done'
  return { tally, line: `${name}: ${what} (${seconds} s)${problem ? ` — ${problem}` : ''}` }
}
