import { join } from 'node:path'
import { runSweep } from '../../fixtures/sweep/run-sweep.ts'
import { expect, test } from '../../fixtures/test.ts'

const STEPS = join(import.meta.dirname, '../../fixtures/sweep/sweep-steps.mjs')
const FAULTS = 'state-changed,interleaved-launches,relative-endpoints,refresh-answer-lost,searchset-total'

test('a sweep of the client app, launched and used by steps: every fault is met', async ({ servers }) => {
  test.setTimeout(400_000)
  const { origin, redirectUri, launchUrl } = servers.client
  const app = ['--client-id', 'swept-app', '--redirect-uri', redirectUri, '--launch-url', launchUrl]
  const options = [...app, '--script', STEPS, '--faults', FAULTS]
  const { complete, cases, stderr } = await runSweep(options, { SMART_CLIENT_ORIGIN: origin })
  const answers = cases.map(({ name, outcome }) => [name, outcome])
  const names = ['reference run', ...FAULTS.split(',')]
  expect(Object.fromEntries(answers), stderr).toEqual(
    Object.fromEntries(names.map((name) => [name, 'passed'])),
  )
  expect(complete).toBe(true)
})
