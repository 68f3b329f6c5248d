import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'junit2json'
import { expect, test } from 'vitest'
import { findCommandLine } from '../../../../scripts/workspace/command-line.mjs'

const PATIENCE = { timeout: 120_000 }
const COMMAND_LINE = findCommandLine('mock-auth-server')
const folder = await mkdtemp(join(tmpdir(), 'smart-mock-run-'))

/** Runs `smart-mock run` in a process of its own. */
async function run(...args: string[]): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const child = spawn(process.execPath, [...COMMAND_LINE, 'run', ...args])
  let stdout = ''
  let stderr = ''
  child.stdout.on('data', (chunk) => {
    stdout += chunk
  })
  child.stderr.on('data', (chunk) => {
    stderr += chunk
  })
  const [code] = await once(child, 'close')
  return { code, stdout, stderr }
}

const node = (script: string) => ['--', process.execPath, '--input-type=module', '-e', script]
const CORRECT = `const base = process.env.SMART_MOCK_FHIR_BASE
const found = await fetch(base + '/.well-known/smart-configuration', { headers: { Accept: 'application/json' } })
console.log((await found.json()).issuer === process.env.SMART_MOCK_ISSUER)`
/** Opens the sign-in page, and asks for a verdict that is not final within a minute. */
const WAITING = `const { SMART_MOCK_ISSUER: issuer, SMART_MOCK_FHIR_BASE: aud, SMART_MOCK_CONTROL: control } = process.env
await fetch(issuer + '/authorize?' + new URLSearchParams({ response_type: 'code', client_id: 'smart-client-public', aud,
  redirect_uri: 'http://localhost:4020/callback', scope: 'openid', state: 'abcdefgh', code_challenge_method: 'S256',
  code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM' }))
const { faults: [{ id }] } = await (await fetch(control + '/tenants/default/faults')).json()
const { hostname, port } = new URL(control)
const socket = (await import('node:net')).connect(Number(port), hostname)
socket.write('GET /tenants/default/faults/' + id + '/verdict?waitMs=60000 HTTP/1.1\\r\\nHost: ' + hostname + ':' + port + '\\r\\n\\r\\n', () =>
  fetch(control + '/health').then(() => process.exit(0)))`
const CARELESS = `await fetch(process.env.SMART_MOCK_ISSUER + '/token', {
  method: 'POST', body: new URLSearchParams({ grant_type: 'authorization_code', code: 'x', client_id: 'smart-client-public', client_secret: 'never-to-be-seen' }) })`

test(
  'returns the exit code of a correct client, which finds the mock by its environment',
  PATIENCE,
  async () => {
    const { code, stdout, stderr } = await run(...node(CORRECT))
    expect(stdout).toBe('true\n')
    expect(stderr).toContain('0 failed, 1 passed')
    expect(code).toBe(0)
    expect((await run(...node('process.exit(7)'))).code).toBe(7)
  },
)

test(
  'ends with its report when the client left an authorization and a waiting request',
  PATIENCE,
  async () => {
    const { code, stderr } = await run('--fault', 'state-changed', ...node(WAITING))
    expect(stderr).toContain('not exercised')
    expect(code).toBe(1)
  },
)

test(
  'hands its addresses over under other names, and prints only the report with --json',
  PATIENCE,
  async () => {
    const script = CORRECT.replaceAll('SMART_MOCK_FHIR_BASE', 'APP_FHIR')
    const { code, stdout, stderr } = await run('--json', '--env', 'APP_FHIR={fhirBase}', ...node(script))
    expect(stderr).toContain('true\n')
    expect(JSON.parse(stdout)).toMatchObject({
      complete: true,
      cases: [{ name: 'run-1', outcome: 'passed' }],
    })
    expect(code).toBe(0)
  },
)

test('fails when no request arrived, and says where to send one', PATIENCE, async () => {
  const junit = join(folder, 'nothing.xml')
  const { code, stderr } = await run('--report', junit, ...node(''))
  expect(stderr).toContain(
    'FAILED requests: no request reached the mock; its FHIR base is in SMART_MOCK_FHIR_BASE',
  )
  expect(await parse(await readFile(junit, 'utf8'))).toMatchObject({ tests: 1, failures: 1 })
  expect(code).toBe(1)
})

test('passes when every finding is allowed, and lists each with its reason', PATIENCE, async () => {
  const [html, junit] = ['html', 'xml'].map((kind) => join(folder, `allowed.${kind}`)) as [string, string]
  const { stderr: open } = await run(...node(CARELESS))
  const rules = [...open.matchAll(/error ([\w-]+) \(exchange/g)].map(([, rule]) => rule)
  const allow = rules.flatMap((rule) => ['--allow', `${rule}=as a test <needs>`])
  const { code, stderr } = await run(...allow, '--report', html, '--report', junit, ...node(CARELESS))
  expect(rules.length).toBeGreaterThan(0)
  for (const rule of rules)
    expect(stderr).toMatch(new RegExp(`allowed {2}${rule}: .* \\(as a test <needs>\\)`))
  expect(await readFile(html, 'utf8')).toContain('(allowed: as a test &lt;needs&gt;)')
  const xml = await readFile(junit, 'utf8')
  expect(await parse(xml)).toMatchObject({ tests: 1, failures: 0 })
  expect(xml).toContain(
    `<property name="allowed" value="${rules[0]} (exchange 1): as a test &lt;needs&gt;"/>`,
  )
  expect(code).toBe(0)
})

test('exits with 1 when a rule failed, and includes it in every report', PATIENCE, async () => {
  const kinds = ['html', 'json', 'xml', 'har', 'sarif', 'md']
  const files = kinds.map((kind) => ['--report', join(folder, `report.${kind}`)])
  const { code, stderr } = await run(...files.flat(), ...node(CARELESS))
  expect(code).toBe(1)
  expect(stderr).toMatch(/FAILED run-1: \d+ rules? broken/)
  for (const [, file = ''] of files) {
    expect(await readFile(file, 'utf8')).not.toContain('never-to-be-seen')
    expect((await stat(file)).mode & 0o777).toBe(0o600)
  }
  const [html = '', json = '', junit = '', har = '', sarif = '', markdown = ''] = await Promise.all(
    files.map(([, file = '']) => readFile(file, 'utf8')),
  )
  expect(html).toContain('<svg ')
  expect(JSON.parse(json)).toMatchObject({ complete: true, cases: [{ outcome: 'failed' }] })
  expect(await parse(junit)).toMatchObject({ tests: 1, failures: 1 })
  expect(JSON.parse(har).log.entries).toHaveLength(1)
  expect(JSON.parse(sarif).runs[0].results[0]).toMatchObject({ kind: 'fail', level: 'error' })
  expect(markdown).toContain(': 1 failed, 0 passed, 0 not decided')
})

test('fails for a fault of the options that never struck, disarmed or not', PATIENCE, async () => {
  const disarm = `;await fetch(process.env.SMART_MOCK_CONTROL + '/tenants/default/faults', { method: 'DELETE' })`
  for (const script of [CORRECT, CORRECT + disarm]) {
    const { code, stderr } = await run('--fault', 'state-changed', ...node(script))
    expect(stderr).toContain('FAILED state-changed: not exercised: ')
    expect(code).toBe(1)
  }
})

test('prints what is not decided with the reason', PATIENCE, async () => {
  const control = `const tenant = process.env.SMART_MOCK_CONTROL + '/tenants/default'
const post = (path, body) => fetch(tenant + path, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body })
`
  const arm = `${control}await post('/faults', '{"fault":"state-changed"}');${CORRECT}`
  const armed = await run(...node(arm))
  expect(armed.stderr).toContain('NOT DECIDED state-changed: not exercised: no exchange of the step')
  expect(armed.code).toBe(0)
  const reset = `${control}${CORRECT};await post('/reset', '{}');await fetch(url)`
  const struck = reset.replace(
    'const found',
    "const url = base + '/.well-known/smart-configuration'\nconst found",
  )
  const gone = await run('--fault', 'unknown-members', ...node(struck))
  expect(gone.stderr).toContain(
    'NOT DECIDED unknown-members: inconclusive: the tenant was reset before it could',
  )
  expect(gone.code).toBe(0)
})

test('fails for an unmet expectation', PATIENCE, async () => {
  const twice = `const url = process.env.SMART_MOCK_FHIR_BASE + '/.well-known/smart-configuration'
for (let i = 0; i < 9; i++) await fetch(url, { headers: { Accept: 'application/json' } })`
  const hasty = await run('--fault', 'discovery-unavailable?times=9', ...node(twice))
  expect(hasty.stderr).toContain('FAILED discovery-unavailable')
  expect(hasty.code).toBe(1)
})

test('passes when a fault is informational, and says what the client did', PATIENCE, async () => {
  const junit = join(folder, 'informational.xml')
  const trusting = `const url = process.env.SMART_MOCK_ISSUER + '/.well-known/openid-configuration'
const { jwks_uri } = await (await fetch(url, { headers: { Accept: 'application/json' } })).json()
await fetch(jwks_uri, { headers: { Accept: 'application/json' } })`
  const fault = 'openid-configuration-foreign-keys'
  const { code, stderr } = await run('--fault', fault, '--report', junit, ...node(trusting))
  expect(stderr).toMatch(new RegExp(`info {2}${fault}: informational: `))
  expect(stderr).toContain('0 failed, 2 passed')
  expect(code).toBe(0)
  const xml = await readFile(junit, 'utf8')
  expect(await parse(xml)).toMatchObject({ tests: 2, failures: 0 })
  expect(xml).toContain('<property name="verdict" value="informational: ')
})

test.for([
  [['--report', 'x.md'], /run requires a command after "--"/],
  [['--report', '--', 'true'], /--report requires a value/],
  [
    ['--env', 'A={fhirbase}', '--', 'true'],
    /unknown placeholder \{fhirbase\} \(did you mean \{fhirBase\}\?\)/,
  ],
  [['--', '/nowhere/at-all'], /could not be started/],
  [['--port', 'x', '--', 'true'], /--port/],
] as const)('%j is refused with the reason', PATIENCE, async ([args, reason]) => {
  const { code, stderr } = await run(...args)
  expect(code).toBe(2)
  expect(stderr).toMatch(reason)
  expect(stderr).not.toMatch(/\n\s+at /)
})

test('writes incomplete reports when it is interrupted', PATIENCE, async () => {
  const json = join(folder, 'broken-off.json')
  const script = `${CORRECT}; setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, [...COMMAND_LINE, 'run', '--report', json, ...node(script)])
  await once(child.stdout, 'data')
  child.kill('SIGTERM')
  const [code] = await once(child, 'close')
  expect(code).toBe(143)
  expect(JSON.parse(await readFile(json, 'utf8'))).toMatchObject({
    complete: false,
    cases: [{ name: 'run-1' }],
  })
})
