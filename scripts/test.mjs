import { runChecks } from './checks/run-checks.mjs'
import { runSuite } from './results/run-suite.mjs'
import { suites } from './results/suites.mjs'
import { describe, sum } from './results/tally.mjs'
import { build } from './workspace/build.mjs'
import { install } from './workspace/install.mjs'
import { main } from './workspace/main.mjs'

// `npm test`: installs and builds what is not there yet, runs every suite, and ends with one line of counts.
// `npm test -- --check` adds `pnpm check`, counted as one more test.

const check = async () => {
  const failed = await runChecks()
  const tally = { passed: failed.length === 0 ? 1 : 0, failed: failed.length === 0 ? 0 : 1, skipped: 0 }
  return { tally, line: `check: ${describe(tally)}${failed.length > 0 ? ` — ${failed.join(', ')}` : ''}` }
}

main(async () => {
  await install()
  await build()
  const outcomes = []
  for (const suite of suites) outcomes.push(await runSuite(suite))
  if (process.argv.includes('--check')) outcomes.push(await check())
  const total = sum(outcomes.map((outcome) => outcome.tally))
  console.log(`\n${outcomes.map((outcome) => outcome.line).join('\n')}\n\n${describe(total)}`)
  return total.failed === 0 ? 0 : 1
})
