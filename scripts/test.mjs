import { parseArgs } from 'node:util'
import { toBareEnvironment } from './providers/environment.mjs'
import { findVersions, nodeVersions } from './providers/node/versions.mjs'
import { runLanes } from './suites/run-lanes.mjs'
import { describeSlowest } from './suites/slowest.mjs'
import { selectLanes } from './suites/suites.mjs'
import { describe, sum } from './suites/tally.mjs'
import { build } from './workspace/build.mjs'
import { Failure } from './workspace/failure.mjs'
import { install } from './workspace/install.mjs'
import { main } from './workspace/main.mjs'

const help = `npm test [-- options]

Installs and builds what is missing, runs every suite, and ends with one line of counts.

  --quick       the tests beside their subjects and one login in Chromium, for work in between
  --long        50,000 requests instead of 12,000 against the access rules, 100,000 searches instead of 10,000 against
                the oracle, from another seed each time, and three rounds of planted bugs on a busy core, for nights
  --node <n>    run the suites on Node.js ${nodeVersions.map(({ major }) => major).join(', ')} instead of that of this machine, which builds; those
                with a browser on ${nodeVersions
                  .filter(({ withBrowser }) => withBrowser)
                  .map(({ major }) => major)
                  .join(' and ')} only. Can be repeated
  --every-node  all of these versions, one after the other
  --check       also run "pnpm check": format, lint, types, unused code, generated files
  --bare        use nothing that this machine has by accident: no installed browser, no pnpm, no caches
  --help        this text`

const options = /** @type {const} */ ({
  quick: { type: 'boolean' },
  long: { type: 'boolean' },
  node: { type: 'string', multiple: true },
  'every-node': { type: 'boolean' },
  check: { type: 'boolean' },
  bare: { type: 'boolean' },
  help: { type: 'boolean' },
})

const readOptions = () => {
  try {
    return parseArgs({ options }).values
  } catch (error) {
    throw new Failure(`${error instanceof Error ? error.message : error}\n\n${help}`, 2)
  }
}

main(async () => {
  const chosen = readOptions()
  const { quick = false, long = false, check = false, bare = false } = chosen
  if (chosen.help) {
    console.log(help)
    return 0
  }
  const versions = chosen['every-node'] ? nodeVersions : findVersions(chosen.node ?? [])
  if (bare) {
    const environment = toBareEnvironment(process.env)
    for (const name of Object.keys(process.env)) delete process.env[name]
    Object.assign(process.env, environment)
  }
  // Holders of scopes in the access tests, each with three requests.
  if (long) {
    const oracle = {
      ORACLE_SEARCHES: '100000',
      ORACLE_SEED: process.env.ORACLE_SEED ?? String(Date.now() % 2 ** 31),
    }
    Object.assign(process.env, { LEAK_RUNS: '16667', PLANTED_ROUNDS: '3', ...oracle })
  }
  await install()
  await build()
  const lanes = selectLanes({ isQuick: quick, withCheck: check, versions })
  const outcomes = await runLanes(lanes, { isBare: bare })
  const total = sum(outcomes.map(({ tally }) => tally))
  console.log(`\nThe slowest cases\n${describeSlowest(outcomes, 10)}\n`)
  console.log(`${outcomes.map(({ line }) => line).join('\n')}\n\n${describe(total)}`)
  return total.failed === 0 ? 0 : 1
})
