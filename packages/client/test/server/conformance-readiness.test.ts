import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { runCommand } from '../../src/cli/run-command.ts'
import type { ConformanceReport } from '../../src/conformance/index.ts'
import { startTestServer, type TestServer } from '../support/test-server.ts'

let server: TestServer
let folder: string

beforeEach(async () => {
  server = await startTestServer()
  folder = await mkdtemp(join(tmpdir(), 'smart-readiness-'))
})

afterEach(async () => {
  vi.unstubAllEnvs()
  vi.restoreAllMocks()
  await server.close()
  await rm(folder, { recursive: true, force: true })
})

async function run(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  let out = ''
  let err = ''
  const code = await runCommand(['conformance', ...args], {
    stdout: { write: (text) => (out += text) },
    stderr: { write: (text) => (err += text) },
  })
  return { code, out, err }
}

async function configure(config: object): Promise<string> {
  const file = join(folder, 'conformance.json')
  await writeFile(file, JSON.stringify({ fhirBase: server.fhirBase, ...config }))
  return file
}

const readReport = async (file: string): Promise<ConformanceReport> =>
  JSON.parse(await readFile(file, 'utf8'))

describe('--ready', () => {
  test('prints each step of the ONC procedure, open where cases are missing', async () => {
    const { out } = await run(server.fhirBase, '--ready', 'onc-g10')
    expect(out).toMatch(
      /Readiness for ONC \(g\)\(10\): \d+ not ready, \d+ open, \d+ ready, 6 attestation, \d+ other kit/,
    )
    expect(out).toContain('it is no certification')
    expect(out).toMatch(/✗ not ready +SH-PAT-4 [^\n]+\n[^\n]+\n +Failed: metadata-readable\./)
    expect(out).toMatch(
      /○ open +AUT-PAT-27 [^\n]+\n[^\n]+\n +(Not built yet|Skipped|Not run): authorize-post\./,
    )
    expect(out).toMatch(/✎ attestation +AUT-PAT-11/)
  })

  test('names the required capabilities that are not listed', async () => {
    server.tamper.smartConfiguration = (json) => ({ ...json, capabilities: ['launch-ehr'] })
    const { out } = await run(server.fhirBase, '--ready', 'onc-g10', '--only', 'discovery')
    expect(out).toMatch(/✗ not ready +AUT-PAT-25/)
    expect(out).toMatch(/Not listed as capability: launch-standalone, /)
  })

  test('is in every format, with both certifications', async () => {
    const files = ['html', 'json', 'md'].map((ending) => join(folder, `report.${ending}`))
    const ready = ['--ready', 'onc-g10', '--ready', 'smart-2.2']
    await run(server.fhirBase, ...ready, ...files.flatMap((file) => ['--report', file]))
    const [html = '', , markdown = ''] = await Promise.all(files.map((file) => readFile(file, 'utf8')))
    for (const text of [html, markdown]) {
      expect(text).toContain('Readiness for')
      expect(text).toMatch(/AUT\\?-PAT\\?-24/)
      expect(text).toMatch(/1\\?\.1\\?\.01/)
    }
    const { readiness } = await readReport(files[1] ?? '')
    expect(readiness.map(({ certification }) => certification)).toEqual(['onc-g10', 'smart-2.2'])
  })

  test('refuses a version of SMART that the certification does not admit', async () => {
    const { code, err } = await run(server.fhirBase, '--ready', 'smart-2.2', '--smart-version', '2.0')
    expect(code).toBe(2)
    expect(err).toContain('requires SMART 2.2, not 2.0')
    expect(server.seen).toEqual([])
  })
})

describe('names that others have', () => {
  test('are in --list, JSON and HTML', async () => {
    const { out } = await run('--list')
    expect(out).toContain('Inferno 1.1.01 · (g)(10) kit 1.8.01 · ONC AUT-PAT-24 · SMART 2.2 no. 30 372 373')
    expect(out).toMatch(/For people\n +S-037/)
    const files = ['html', 'json'].map((ending) => join(folder, `report.${ending}`))
    await run(server.fhirBase, '--only', 'discovery', ...files.flatMap((file) => ['--report', file]))
    expect(await readFile(files[0] ?? '', 'utf8')).toContain('Inferno 1.1.01 · (g)(10) kit 1.8.01')
    const { cases, requirements, capabilities } = await readReport(files[1] ?? '')
    expect(cases[0]?.references).toMatchObject({ inferno: ['1.1.01'], requirements: [30, 372, 373] })
    expect(requirements.find(({ number }) => number === 30)?.state).toBe('passed')
    expect(capabilities.find(({ capability }) => capability === 'launch-ehr')?.state).toBe('not tried')
  })
})

describe('attested', () => {
  test('is shown with the row', async () => {
    const url = 'https://ehr.example/docs/patient-link'
    const file = join(folder, 'report.json')
    const html = join(folder, 'report.html')
    const config = await configure({ attested: { 'S-128': url } })
    const { out } = await run('--config', config, '--only', 'cors', '--report', file, '--report', html)
    expect(out).toContain('4 for people (1 attested)')
    const { coverage } = await readReport(file)
    expect(coverage.find(({ id }) => id === 'S-128')).toMatchObject({ state: 'for people', attested: url })
    expect(await readFile(html, 'utf8')).toContain(`href="${url}"`)
  })

  test.each([
    [{ 'S-001': 'https://ehr.example' }, /attested.* is wrong/],
    [{ 'S-128': 'javascript:alert(1)' }, /attested.S-128 is wrong/],
  ])('refuses %j', async (attested, message) => {
    const { code, err } = await run('--config', await configure({ attested }))
    expect(code).toBe(2)
    expect(err).toMatch(message)
  })
})

describe('--export inferno', () => {
  test('writes one preset for each suite, and sends nothing', async () => {
    vi.spyOn(process, 'cwd').mockReturnValue(folder)
    vi.stubEnv('CONF_SECRET', 'a very secret secret')
    const config = await configure({
      clients: {
        symmetric: { clientId: 'conf-secret', secret: { env: 'CONF_SECRET' } },
        backend: { clientId: 'conf-backend', scope: 'system/Patient.rs' },
      },
    })
    const { code, out } = await run('--config', config, '--export', 'inferno')
    expect(code).toBe(0)
    expect(out).not.toContain('a very secret secret')
    expect(server.seen).toEqual([])
    const file = join(folder, 'inferno-smart_stu2_2.json')
    expect((await stat(file)).mode & 0o077).toBe(0)
    const preset = JSON.parse(await readFile(file, 'utf8'))
    expect(preset.inputs[0]).toEqual({ name: 'url', type: 'text', value: server.fhirBase })
    const inputs = new Map<string, string>(
      preset.inputs.map(({ name, value }: { name: string; value: string }) => [name, value]),
    )
    expect(JSON.parse(inputs.get('standalone_smart_auth_info') ?? '')).toMatchObject({
      auth_type: 'symmetric',
      client_id: 'conf-secret',
      client_secret: 'a very secret secret',
      pkce_code_challenge_method: 'S256',
    })
    expect(JSON.parse(inputs.get('backend_services_smart_auth_info') ?? '')).toMatchObject({
      auth_type: 'backend_services',
      requested_scopes: 'system/Patient.rs',
      encryption_algorithm: 'RS384',
    })
  })
})

describe('--resume', () => {
  test('runs only what the earlier run has not decided, and reports both as one', async () => {
    const file = join(folder, 'first.json')
    const selected = ['--only', 'discovery-document']
    await run(server.fhirBase, ...selected, '--report', file)
    server.seen.length = 0
    const resumed = join(folder, 'second.json')
    const more = ['--only', 'discovery-pkce-methods', '--resume', file, '--report', resumed]
    expect((await run(server.fhirBase, ...selected, ...more)).code).toBe(0)
    const first = await readReport(file)
    const second = await readReport(resumed)
    expect(second.resumedFrom).toBe(first.startedAt)
    expect(second.cases.map(({ id }) => id)).toContain('discovery-pkce-methods')
    expect(second.counts.passed).toBeGreaterThan(first.counts.passed)
    const shown = new Set(second.exchanges.map(({ id }) => id))
    for (const { exchangeIds } of second.cases) for (const id of exchangeIds) expect(shown).toContain(id)
    const discovery = server.seen.filter(({ url }) => url.endsWith('/smart-configuration'))
    expect(discovery).toHaveLength(1)
  })

  test('keeps a failure of the earlier run', async () => {
    const file = join(folder, 'first.json')
    server.tamper.smartConfiguration = (json) => ({
      ...json,
      code_challenge_methods_supported: ['S256', 'plain'],
    })
    await run(server.fhirBase, '--only', 'discovery-pkce-methods', '--report', file)
    server.tamper.smartConfiguration = (json) => json
    const { code, out } = await run(server.fhirBase, '--only', 'discovery-pkce-methods', '--resume', file)
    expect(code).toBe(1)
    expect(out).toContain('1 case: 1 failed')
  })

  test('refuses what is no report, and a report of another server', async () => {
    const file = join(folder, 'first.json')
    await writeFile(file, '{"format":"other"}')
    expect((await run(server.fhirBase, '--resume', file)).err).toContain('is not a report')
    await run(server.fhirBase, '--only', 'discovery', '--report', file)
    const { code, err } = await run('http://localhost:1/fhir', '--resume', file)
    expect(code).toBe(2)
    expect(err).toContain(`is about fhirBase ${server.fhirBase}`)
  })
})
