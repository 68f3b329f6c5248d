import { relative } from 'node:path'
import { send } from './send.mjs'

/**
 * The members of Playwright's objects that this reporter reads; their own types belong to a package of
 * another workspace.
 *
 * @typedef {{ message?: string, value?: string, snippet?: string }} TestError
 * @typedef {{ status: string, duration: number, retry: number, errors: readonly TestError[] }} TestResult
 * @typedef {object} TestCase
 * @property {() => 'expected' | 'unexpected' | 'flaky' | 'skipped'} outcome
 * @property {() => string[]} titlePath
 * @property {{ file: string }} location
 * @property {number} retries
 * @property {readonly TestResult[]} results
 */

/** @param {readonly TestError[]} errors */
const describeErrors = (errors) =>
  errors
    .map(({ message, value, snippet }) => [message ?? value, snippet].filter(Boolean).join('\n'))
    .join('\n\n')

/** @type {Readonly<Record<ReturnType<TestCase['outcome']>, import('../suite.mjs').Case['outcome']>>} */
const OUTCOMES = { expected: 'passed', unexpected: 'failed', flaky: 'failed', skipped: 'skipped' }

/** Reports cases to the process that started Playwright; the units of its plan are cases. */
// biome-ignore lint/style/noDefaultExport: Playwright asks for one
export default class PlaywrightReporter {
  /** @param {unknown} _config @param {{ allTests: () => readonly TestCase[] }} suite */
  onBegin(_config, suite) {
    send({ type: 'plan', units: suite.allTests().length })
  }

  /**
   * Reports a case with its last attempt. A flaky one (failed, then passed when repeated) counts as failed.
   *
   * @param {TestCase} test
   * @param {TestResult} result
   */
  onTestEnd(test, result) {
    if (test.outcome() === 'unexpected' && result.retry < test.retries) return
    const outcome = OUTCOMES[test.outcome()]
    const name = [relative(process.cwd(), test.location.file), ...test.titlePath().slice(3)].join(' › ')
    const errors = test.results.flatMap((each) => each.errors)
    const error = outcome === 'failed' ? { error: describeErrors(errors) || result.status } : {}
    send({ type: 'case', case: { name, outcome, milliseconds: Math.round(result.duration), ...error } })
    send({ type: 'unit' })
  }

  /** @param {TestError} error */
  onError(error) {
    send({ type: 'broken', error: describeErrors([error]) })
  }
}
