import { runChecks } from './checks/run-checks.mjs'
import { attempt } from './results/attempt.mjs'
import { runSuite } from './results/run-suite.mjs'
import { suites } from './results/suites.mjs'
import { describe, sum } from './results/tally.mjs'
import { build } from './workspace/build.mjs'
import { install } from './workspace/install.mjs'

// `npm test`: installs and builds what is not there yet, runs every suite, and ends with one line of counts.
// `npm test -- --check` adds `pnpm check`, counted as one more test.

const prepare = async () => {
  await install()
  await build()
  return { tally: { passed: 0, failed: 0, skipped: 0 } }
}

const check = async () => {
  const failed = await runChecks()
  if (failed.length === 0) return { tally: { passed: 1, failed: 0, skipped: 0 } }
  return { tally: { passed: 0, failed: 1, skipped: 0 }, problem: `not in order: ${failed.join('; ')}` }
}

const outcomes = [await attempt('install and build', prepare)]
for (const suite of suites) outcomes.push(await attempt(suite.name, () => runSuite(suite)))
if (process.argv.includes('--check')) outcomes.push(await attempt('check', check))

const total = sum(outcomes.map((outcome) => outcome.tally))
console.log(`\n${outcomes.map((outcome) => outcome.line).join('\n')}\n\n${describe(total)}`)
process.exitCode = total.failed === 0 ? 0 : 1
