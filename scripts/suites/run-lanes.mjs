import { join } from 'node:path'
import { inspect } from 'node:util'
import { createSuiteEnvironment } from '../providers/environment.mjs'
import { providers as allProviders } from '../providers/providers.mjs'
import { Failure } from '../workspace/failure.mjs'
import { root } from '../workspace/root.mjs'
import { estimateSeconds } from './estimate.mjs'
import { formatDuration } from './format-duration.mjs'
import { getLogFile, runSuite } from './run-suite.mjs'
import { createScreen } from './screen.mjs'
import { describe } from './tally.mjs'

/**
 * @typedef {import('./estimate.mjs').SuiteProgress & { suite: import('./suite.mjs').Suite, failed: number }} Running
 * @typedef {import('./run-suite.mjs').SuiteResult & { name: string, line: string }} Outcome
 */

/**
 * Creates the function that provides something once, however many suites require it.
 *
 * @param {readonly import('../providers/providers.mjs').Provider[]} providers
 * @param {boolean} isBare
 * @param {(text: string) => void} write
 * @returns {(name: string) => Promise<Record<string, string>>}
 */
const createProvide = (providers, isBare, write) => {
  /** @type {Map<string, Promise<Record<string, string>>>} */
  const provided = new Map()
  return async (name) => {
    const provider = providers.find((each) => each.name === name)
    if (!provider) throw new Failure(`There is no provider "${name}" in scripts/providers/providers.mjs.`)
    const report = (/** @type {string} */ text) => write(`${name}: ${text}`)
    const logFile = join(root, '.cache/results', `provide-${name}.log`)
    const known = provided.get(name) ?? provider.provide({ isBare, logFile, report })
    provided.set(name, known)
    return known
  }
}

/** @param {Running} running @param {import('./suite.mjs').RunnerMessage} message @param {(text: string) => void} write */
const follow = (running, message, write) => {
  const { name } = running.suite
  if (message.type === 'plan') running.units = message.units
  if (message.type === 'unit') running.finished += 1
  if (message.type === 'broken') write(`✗ ${name} › ${message.error}\n`)
  if (message.type === 'case' && message.case.outcome === 'failed')
    write(`✗ ${name} › ${message.case.name}\n${message.case.error ?? ''}\n`)
  if (message.type === 'broken' || (message.type === 'case' && message.case.outcome === 'failed'))
    running.failed += 1
}

/** @param {readonly Running[]} running */
const describeRunning = (running) =>
  running
    .filter(({ startedAt, isOver }) => startedAt !== undefined && !isOver)
    .map(({ suite, units, finished, failed }) => {
      const share = units > 0 ? `${Math.floor((finished / units) * 100)} %` : 'starting'
      return `${suite.name} ${share}${failed > 0 ? `, ${failed} failed` : ''}`
    })
    .join(' · ')

/**
 * Runs lanes of suites side by side, provides what each suite requires before it starts, and shows how far they are.
 * What a suite requires and cannot be had is one failure, with what to do; the other suites still run.
 *
 * @param {readonly (readonly import('./suite.mjs').Suite[])[]} lanes
 * @param {{
 *   isBare: boolean,
 *   providers?: readonly import('../providers/providers.mjs').Provider[],
 *   stream?: import('./screen.mjs').Output,
 * }} options
 * @returns {Promise<Outcome[]>} in the order in which the suites ended
 */
export const runLanes = async (lanes, { isBare, providers = allProviders, stream = process.stdout }) => {
  /** @type {Running[][]} */
  const progress = lanes.map((lane) =>
    lane.map((suite) => ({
      suite,
      usualSeconds: suite.usualSeconds,
      units: 0,
      finished: 0,
      failed: 0,
      isOver: false,
    })),
  )
  const screen = createScreen(() => {
    const left = formatDuration(estimateSeconds(progress, Date.now()))
    return `${describeRunning(progress.flat())} · about ${left} left`
  }, stream)
  const provide = createProvide(providers, isBare, screen.write)

  /** @param {Running} running @returns {Promise<Outcome>} */
  const attempt = async (running) => {
    const { suite } = running
    const startedAt = Date.now()
    /** @type {import('./run-suite.mjs').SuiteResult} */
    let result
    try {
      const provided = Object.assign({}, ...(await Promise.all(suite.requires.map(provide))))
      const environment = createSuiteEnvironment(process.env, suite.requires, provided, providers)
      running.startedAt = Date.now()
      screen.write(
        `▶ ${suite.name}${suite.requires.length > 0 ? ` (with ${suite.requires.join(', ')})` : ''}`,
      )
      result = await runSuite(suite, environment, (message) => follow(running, message, screen.write))
    } catch (error) {
      const problem = error instanceof Failure ? error.message : inspect(error)
      result = { tally: { passed: 0, failed: 1, skipped: 0 }, cases: [], problem }
    }
    running.isOver = true
    const time = formatDuration((Date.now() - startedAt) / 1000)
    const log = result.tally.failed > 0 ? `; all output: ${getLogFile(suite.name)}` : ''
    const problem = result.problem === undefined ? '' : ` — ${result.problem}`
    const line = `${suite.name}: ${describe(result.tally)} (${time})${problem}${log}`
    screen.write(line)
    return { ...result, name: suite.name, line }
  }

  /** @type {Outcome[]} */
  const outcomes = []
  const runLane = async (/** @type {readonly Running[]} */ lane) => {
    for (const running of lane) outcomes.push(await attempt(running))
  }
  await Promise.all(progress.map(runLane))
  screen.close()
  return outcomes
}
