import { once } from 'node:events'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { beginSweep, readReport, sweep } from './run-sweep.ts'

const PATIENCE = { timeout: 90_000 }
const folder = await mkdtemp(join(tmpdir(), 'smart-mock-sweep-'))
const NODE = "node '../../examples/backend-service/main.mjs'"

/** A client that sends its code to whatever token endpoint it is told. */
const TRUSTING = `import { createHash, randomBytes } from 'node:crypto'
const base = process.env.SMART_MOCK_FHIR_BASE
const headers = { Accept: 'application/json' }
const found = await (await fetch(base + '/.well-known/smart-configuration', { headers })).json()
const draw = () => randomBytes(32).toString('base64url')
const code_verifier = draw()
const client = { client_id: 'smart-client-public', redirect_uri: 'http://localhost:4020/callback' }
const query = new URLSearchParams({
  ...client, response_type: 'code', scope: 'launch/patient patient/*.rs', state: draw(), aud: base,
  code_challenge: createHash('sha256').update(code_verifier).digest('base64url'), code_challenge_method: 'S256' })
let url = found.authorization_endpoint + '?' + query
while (!url.startsWith(client.redirect_uri))
  url = new URL((await fetch(url, { redirect: 'manual' })).headers.get('location'), url).href
const code = new URL(url).searchParams.get('code')
const body = new URLSearchParams({ ...client, grant_type: 'authorization_code', code, code_verifier })
await fetch(found.token_endpoint, { method: 'POST', body, headers })`

test(
  'a Node client by command: one run a fault, and what cannot be exercised is not decided',
  PATIENCE,
  async () => {
    const json = join(folder, 'command.json')
    const faults = 'discovery-malformed,token-type-wrong,state-changed'
    const { code, stderr } = await sweep('--command', NODE, '--faults', faults, '--report', json)
    expect(await readReport(json), stderr).toMatchObject({
      complete: true,
      answers: {
        'reference run': 'passed',
        'discovery-malformed': 'passed',
        'token-type-wrong': 'passed',
        'state-changed': 'skipped',
      },
    })
    expect(code).toBe(0)
    expect(stderr).toContain('3/3, 0:00 left')
  },
)

test('an informational fault fails no sweep, whatever the client does', PATIENCE, async () => {
  const trusting = join(folder, 'trusting.mjs')
  await writeFile(trusting, TRUSTING)
  const json = join(folder, 'informational.json')
  const args = ['--command', `node ${trusting}`, '--faults', 'foreign-token-endpoint', '--report', json]
  const { code, stderr } = await sweep(...args)
  expect(stderr).toContain('info  foreign-token-endpoint: informational: ')
  expect(await readReport(json)).toMatchObject({ answers: { 'foreign-token-endpoint': 'passed' } })
  expect(code).toBe(0)
})

test.for(['SIGINT', 'SIGKILL'] as const)(
  'ended by %s it leaves a report, and goes on from there',
  PATIENCE,
  async (signal) => {
    const json = join(folder, `${signal}.json`)
    const args = ['--command', NODE, '--faults', 'discovery-malformed,token-type-wrong,token-redirected']
    const child = beginSweep(...args, '--workers', '1', '--report', json)
    child.stderr.on('data', (chunk) => {
      // With the second result the first is written, whatever happens then.
      if (String(chunk).includes('2/3')) child.kill(signal)
    })
    const [code] = await once(child, 'close')
    expect(code).toBe(signal === 'SIGINT' ? 130 : null)
    const partial = await readReport(json)
    expect(partial.complete).toBe(false)
    expect(partial.answers).toMatchObject({ 'reference run': 'passed', 'discovery-malformed': 'passed' })
    expect(Object.keys(partial.answers).length).toBeLessThan(4)
    const { stderr } = await sweep(...args, '--report', json, '--resume')
    expect(stderr).not.toContain('/3,')
    expect(await readReport(json)).toMatchObject({
      complete: true,
      answers: { 'token-redirected': 'passed' },
    })
  },
)

test('it goes on with the same app and options alone', PATIENCE, async () => {
  const json = join(folder, 'same.json')
  const faults = ['--faults', 'token-type-wrong', '--report', json]
  await sweep('--command', NODE, ...faults)
  const other = await sweep('--command', `${NODE} --other`, ...faults, '--resume', '--seed', '3')
  expect(other.stderr).toContain('was written with a different --command, --seed;')
  expect(other.code).toBe(2)
})

test.for([
  [[], /requires one of --standalone/],
  [['--standalone', 'http://localhost:1/'], /\{fhirBase\}/],
  [['--standalone', 'http://localhost:1/', '--fixed-fhir-base', '--workers', '2'], /one fault at a time/],
  [['--command', 'true', '--script', 'x.mjs'], /--script cannot be combined with --command/],
  [['--command', 'true', '--delay-scale', '0'], /--delay-scale must be a number from 0.001 to 10, not 0/],
  [['--command', 'true', '--faults', 'no-such'], /no-such does not exist/],
  [['--command', 'true', '--baseline', join(folder, 'none.json')], /--baseline .*ENOENT/],
  [['--command', 'true'], /a reference run got no token/],
] as const)('%j is refused with the reason', PATIENCE, async ([args, reason]) => {
  const { code, stderr } = await sweep(...args)
  expect(stderr).toMatch(reason)
  expect(code).toBe(2)
})

test('it says how it is used', PATIENCE, async () => {
  const { code, stdout } = await sweep('--help')
  expect(stdout).toContain('--fixed-fhir-base')
  expect(code).toBe(0)
})

test('a baseline that is no report is refused', PATIENCE, async () => {
  const file = join(folder, 'odd.json')
  await writeFile(file, '{"cases":1}')
  expect((await sweep('--command', 'true', '--baseline', file)).stderr).toContain('it is not a report')
})
