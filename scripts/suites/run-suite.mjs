import { fork } from 'node:child_process'
import { closeSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { toNodeEnvironment } from '../providers/node/node-environment.mjs'
import { root } from '../workspace/root.mjs'
import { openLog, toExitCode } from '../workspace/run.mjs'
import { judge } from './judge.mjs'

/**
 * @typedef {object} SuiteResult
 * @property {import('./tally.mjs').Tally} tally
 * @property {readonly import('./suite.mjs').Case[]} cases
 * @property {string} [problem] why it failed, when no case did
 */

/**
 * Returns the file for a suite's whole output.
 *
 * @param {string} name
 */
export const getLogFile = (name) => join(root, '.cache/results', `${name}.log`)

/**
 * Runs one suite to its end, its output going to a file, and counts the cases that its runner reports.
 *
 * @param {import('./suite.mjs').Suite} suite
 * @param {import('../providers/environment.mjs').Environment} environment
 * @param {(message: import('./suite.mjs').RunnerMessage) => void} onMessage called for each message as it arrives
 * @returns {Promise<SuiteResult>}
 */
export const runSuite = async ({ name, program, args, folder, node }, environment, onMessage) => {
  rmSync(getLogFile(name), { force: true })
  const log = openLog(getLogFile(name))
  const other = node === undefined ? undefined : toNodeEnvironment(environment, node)
  const child = fork(program, args, {
    cwd: join(root, folder),
    execPath: other?.NODE ?? process.execPath,
    env: /** @type {NodeJS.ProcessEnv} */ (other ?? environment),
    stdio: ['ignore', log, log, 'ipc'],
  })
  closeSync(log)
  const tally = { passed: 0, failed: 0, skipped: 0 }
  /** @type {import('./suite.mjs').Case[]} */
  const cases = []
  child.on('message', (received) => {
    const message = /** @type {import('./suite.mjs').RunnerMessage} */ (received)
    if (message.type === 'broken') tally.failed += 1
    if (message.type === 'case') {
      tally[message.case.outcome] += 1
      cases.push(message.case)
    }
    onMessage(message)
  })
  /** @type {number} */
  const exitCode = await new Promise((resolve) => {
    // "close" follows the last message, "exit" may precede it.
    child.once('error', () => resolve(127))
    child.once('close', (code, signal) => resolve(toExitCode(code, signal)))
  })
  return { cases, ...judge(tally, exitCode) }
}
