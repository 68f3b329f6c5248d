import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '../fixtures/test.ts'

const SERVER = join(import.meta.dirname, '../../mock-auth-server')
const STEPS = join(import.meta.dirname, '../fixtures/sweep-steps.mjs')
const FAULTS = 'state-changed,interleaved-launches,relative-endpoints,refresh-answer-lost,searchset-total'

test('a sweep of the client app, launched and used by steps: every fault is met', async ({ servers }) => {
  test.setTimeout(180_000)
  const { origin, redirectUri, launchUrl } = servers.client
  const folder = await mkdtemp(join(tmpdir(), 'smart-mock-sweep-'))
  const json = join(folder, 'report.json')
  const app = [
    '--client-id',
    'swept-app',
    '--redirect-uri',
    redirectUri,
    '--launch-url',
    launchUrl,
    '--script',
    STEPS,
  ]
  const args = ['--import', 'tsx', 'src/cli.ts', 'sweep', ...app, '--faults', FAULTS, '--json', json]
  const env = { ...process.env, SMART_CLIENT_ORIGIN: origin }
  const stderr = await new Promise((resolve) => {
    execFile(process.execPath, args, { cwd: SERVER, env }, (_error, _stdout, text) => resolve(text))
  })
  const { complete, cases } = JSON.parse(await readFile(json, 'utf8'))
  const answers = cases.map(({ name, outcome }: { name: string; outcome: string }) => [name, outcome])
  const names = ['reference run', ...FAULTS.split(',')]
  expect(Object.fromEntries(answers), String(stderr)).toEqual(
    Object.fromEntries(names.map((name) => [name, 'passed'])),
  )
  expect(complete).toBe(true)
  await rm(folder, { recursive: true })
})
