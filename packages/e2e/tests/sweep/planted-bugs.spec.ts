import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { findFreePort } from '../../fixtures/find-free-port.ts'
import { FAULT_BY_BUG } from '../../fixtures/pages/planted-bugs.ts'
import { servePlantedPage } from '../../fixtures/pages/planted-page.ts'
import type { PageServer } from '../../fixtures/pages/serve-page.ts'
import { runSweep } from '../../fixtures/sweep/run-sweep.ts'
import { expect, test } from '../../fixtures/test.ts'

const STEPS = join(import.meta.dirname, '../../fixtures/planted-page-steps.mjs')
const FAULTS = Object.values(FAULT_BY_BUG)
/** Number of rounds; several run on a core that something else keeps busy. */
const ROUNDS = Number(process.env.PLANTED_ROUNDS ?? 1)

let app: PageServer
let burner: ChildProcess | undefined
test.beforeAll(async () => {
  app = await servePlantedPage()
  if (ROUNDS > 1) burner = spawn(process.execPath, ['-e', 'for (;;);'])
})
test.afterAll(async () => {
  burner?.kill()
  await app.close()
})

/** Sweeps the page, with the bug that is named for each fault, and returns the message of each case. */
async function sweepPage(bugs: Readonly<Record<string, string>>): Promise<Record<string, string>> {
  const { origin } = app
  const control = await findFreePort()
  const registered = ['--client-id', 'planted-page', '--redirect-uri', `${origin}/callback`]
  const started = ['--launch-url', `${origin}/launch`, '--script', STEPS, '--control-port', String(control)]
  const options = [...registered, ...started, '--faults', FAULTS.join(','), '--workers', '4']
  const env = {
    PLANTED_ORIGIN: origin,
    PLANTED_CONTROL: `http://localhost:${control}`,
    PLANTED_BUGS: JSON.stringify(bugs),
  }
  const { cases } = await runSweep(options, env)
  return Object.fromEntries(cases.map(({ name, message }) => [name, message]))
}

for (let round = 1; round <= ROUNDS; round += 1) {
  test(`a sweep finds each planted bug under the fault made for it, round ${round}`, async () => {
    test.setTimeout(600_000)
    const bugs = Object.fromEntries(Object.entries(FAULT_BY_BUG).map(([bug, fault]) => [fault, bug]))
    const messages = await sweepPage(bugs)
    const missed = FAULTS.filter((fault) => !messages[fault]?.startsWith('not met'))
    expect(missed.map((fault) => `${bugs[fault]}: ${fault}: ${messages[fault]}`)).toEqual([])
  })

  test(`a sweep of the page without a bug passes every fault, round ${round}`, async () => {
    test.setTimeout(600_000)
    const messages = await sweepPage({})
    const failed = FAULTS.filter((fault) => !messages[fault]?.startsWith('met'))
    expect(failed.map((fault) => `${fault}: ${messages[fault]}`)).toEqual([])
  })
}
