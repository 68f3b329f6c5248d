import { mkdtemp, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'junit2json'
import { expect, test } from 'vitest'
import { CORRECT, node, PATIENCE, run } from './run-script.ts'

const folder = await mkdtemp(join(tmpdir(), 'smart-mock-run-verdicts-'))

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

test(
  'ends with its report when the client left an authorization and a waiting request',
  PATIENCE,
  async () => {
    const { code, stderr } = await run('--fault', 'state-changed', ...node(WAITING))
    expect(stderr).toContain('not exercised')
    expect(code).toBe(1)
  },
)

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
