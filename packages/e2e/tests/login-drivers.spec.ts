import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { MockTenant } from 'smart-mock/testing'
import { LOGIN_CLIENTS } from '../fixtures/mock-forms.ts'
import { runConformanceCommand } from '../fixtures/run-conformance-command.ts'
import { test as base, expect } from '../fixtures/test.ts'

/** A server that remembers who has signed in. */
const SETTINGS = { clients: [...LOGIN_CLIENTS], options: { signIn: 'session' } } as const
/** Seconds after which a session of the mock has ended. */
const SESSION_S = 1801
const SCRIPT = join(import.meta.dirname, '../fixtures/login-steps.mjs')

const test = base.extend<{ asked: MockTenant; folder: string }>({
  // The pages of the mock, which approves nothing by itself.
  asked: async ({ servers }, use, info) => {
    await use(servers.mock.createTenant(`drivers-${info.testId}`, SETTINGS))
  },
  folder: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'smart-login-drivers-'))
    await use(folder)
    await rm(folder, { recursive: true })
  },
})

test.describe.configure({ timeout: 90_000 })

const login = ({ fhirBase }: MockTenant, ...more: string[]) =>
  runConformanceCommand([
    fhirBase,
    '--client-id',
    'conformance-public',
    '--only',
    'standalone-login',
    ...more,
  ])

test('a script operates the pages of the server', async ({ asked }) => {
  const { code, report, stderr } = await login(asked, '--script', SCRIPT)
  expect(stderr).toContain('script: standalone, approve')
  expect(report?.cases.map(({ outcome, messages }) => [outcome, messages])).toEqual([['passed', []]])
  expect(code).toBe(0)
  const urls = report?.exchanges.map(
    ({ request, response }) => `${response?.status} ${request.method} ${request.url}`,
  )
  expect(urls?.join('\n')).toMatch(/200 GET .*\/auth\/authorize\?.*303 POST .*\/auth\/decide/s)
})

test('a script denies and narrows', async ({ asked }) => {
  const { fhirBase } = asked
  const only = ['authorize-denied', 'authorize-consent-narrowed'].flatMap((id) => ['--only', id])
  const options = ['--client-id', 'conformance-public', '--login', 'script', '--script', SCRIPT]
  const { report } = await runConformanceCommand([fhirBase, ...options, ...only])
  const outcomes = report?.cases.map(({ id, outcome, messages }) => [id, outcome, messages])
  expect(outcomes).toEqual([
    ['authorize-denied', 'passed', []],
    ['authorize-consent-narrowed', 'passed', []],
  ])
})

test('a script launches the app and signs the user out', async ({ asked, servers }) => {
  const { fhirBase, name } = asked
  const only = ['launch-parameters', 'launch-context/patient', 'launch-online-access/ends']
  const options = ['--client-id', 'conformance-public', '--login', 'script', '--script', SCRIPT]
  const { report } = await runConformanceCommand(
    [fhirBase, ...options, ...only.flatMap((id) => ['--only', id])],
    {
      EHR_LAUNCH_LINK: `${servers.mock.controlUrl}/tenants/${name}/launch`,
      EHR_MANAGE_PAGE: fhirBase.replace(/fhir$/, 'auth/manage'),
    },
  )
  const outcomes = report?.cases.map(({ id, outcome, messages }) => [id, outcome, messages])
  expect(outcomes).toEqual(only.map((id) => [id, 'passed', []]))
})

test('a script that fails is named with its function and the reason', async ({ asked, folder }) => {
  const file = join(folder, 'script.mjs')
  await writeFile(
    file,
    `export const authorize = (page) => page.getByLabel('PIN').fill('1', { timeout: 500 })`,
  )
  const { report } = await login(asked, '--login', 'script', '--script', file)
  expect(report?.cases[0]?.outcome).toBe('inconclusive')
  expect(report?.cases[0]?.messages.join()).toMatch(
    /the function authorize of the script failed: .*Timeout 500ms/,
  )
})

test('a module without functions of a script is refused', async ({ asked, folder }) => {
  const file = join(folder, 'script.mjs')
  await writeFile(file, 'export const login = () => {}')
  const { code, stderr } = await login(asked, '--script', file)
  expect(code).toBe(2)
  expect(stderr).toContain('exports none of authorize, deny, narrow, launch, signOut')
})

test('a recorded session logs in until it expires', async ({ asked, folder }) => {
  const file = join(folder, 'session.json')
  await writeFile(file, 'an older one', { mode: 0o644 })
  const recorded = await login(asked, '--record-session', file, '--script', SCRIPT)
  expect(recorded.stderr + recorded.stdout).toContain('It holds the login of a user')
  expect(recorded.code).toBe(0)
  expect((await stat(file)).mode & 0o777).toBe(0o600)
  const { cookies } = JSON.parse(await readFile(file, 'utf8'))
  expect(cookies).toEqual([expect.objectContaining({ name: 'smart-mock-session' })])

  const config = join(folder, 'conformance.json')
  const approve = 'button[name=patient], button[value=allow]'
  await writeFile(config, JSON.stringify({ login: { driver: 'session', session: 'session.json', approve } }))
  const used = await login(asked, '--config', config)
  expect(used.report?.cases.map(({ outcome, messages }) => [outcome, messages])).toEqual([['passed', []]])
  for (const { value } of cookies) expect(JSON.stringify(used)).not.toContain(value)

  await asked.performAction({ action: 'advanceClock', seconds: SESSION_S })
  const late = await login(asked, '--config', config)
  expect(late.report?.cases.map(({ outcome }) => outcome)).toEqual(['inconclusive'])
  expect(late.stdout).toMatch(/the session in .*session.json, less than a day old, has expired/)
})

test('a session without a button to approve says what is missing', async ({ asked, folder }) => {
  const file = join(folder, 'session.json')
  await login(asked, '--record-session', file, '--script', SCRIPT)
  const { report } = await login(asked, '--login', 'session', '--session', file)
  expect(report?.cases[0]?.messages.join()).toContain('name the button that approves as login.approve')
})

test('a file that is no session is refused', async ({ asked, folder }) => {
  const file = join(folder, 'session.json')
  await writeFile(file, '{}')
  const { code, stderr } = await login(asked, '--session', file)
  expect(code).toBe(2)
  expect(stderr).toContain(`The session in ${file} cannot be read.`)
})
