import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
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
  folder = await mkdtemp(join(tmpdir(), 'smart-conformance-'))
})

afterEach(async () => {
  vi.unstubAllEnvs()
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

const PKCE = ['--only', 'discovery-pkce-methods']
const advertisePlain = () => {
  server.tamper.smartConfiguration = (json) => ({
    ...json,
    code_challenge_methods_supported: ['S256', 'plain'],
  })
}
async function configure(config: object): Promise<string> {
  const file = join(folder, 'conformance.json')
  await writeFile(file, JSON.stringify({ fhirBase: server.fhirBase, ...config }))
  return file
}

describe('exit codes', () => {
  test('returns 0 when every selected case passes', async () => {
    const { code, out } = await run(server.fhirBase, ...PKCE)
    expect(code).toBe(0)
    expect(out).toContain('1 case: 1 passed')
  })

  test('returns 1 for a failure, and says how to fix it', async () => {
    advertisePlain()
    const { code, out } = await run(server.fhirBase, ...PKCE)
    expect(code).toBe(1)
    expect(out).toContain('✗ failed       discovery-pkce-methods  SHALL')
    expect(out).toContain('Fix: Publish code_challenge_methods_supported: ["S256"].')
  })

  test('returns 1 for a warning with --strict only', async () => {
    server.tamper.smartConfiguration = (json) => ({ ...json, scopes_supported: ['patient/observation.read'] })
    const only = [server.fhirBase, '--only', 'discovery-scope-syntax']
    expect((await run(...only)).code).toBe(0)
    expect((await run(...only, '--strict')).code).toBe(1)
  })

  test('returns 1 when nothing can be decided', async () => {
    await server.close()
    const { code, out } = await run(server.fhirBase)
    expect(code).toBe(1)
    expect(out).toContain('Nothing could be decided')
    server = await startTestServer()
  })

  test.each([
    ['an unknown selector', ['--only', 'discovery-pkce-method'], /did you mean discovery-pkce-methods/],
    ['a renamed option', ['--html', 'x.html'], /did you mean --report <file>.html/],
    ['a second base', ['http://localhost:1/fhir'], /unexpected argument/],
    ['a user where there is no terminal', ['--login', 'manual'], /manual requires a terminal/],
    ['forms that are not configured', ['--login', 'forms'], /forms requires login.forms/],
    ['a script that is not there', ['--script', '/nowhere.mjs'], /The script .nowhere.mjs cannot be loaded/],
  ])('returns 2 for %s', async (_, args, message) => {
    const { code, err } = await run(server.fhirBase, ...args)
    expect(code).toBe(2)
    expect(err).toMatch(message)
  })
})

describe('the configuration', () => {
  test('accepts an expected failure until its last day, and tells when it is over', async () => {
    advertisePlain()
    const expectUntil = async (until: string) => {
      const known = { outcome: 'failed', reason: 'EHR-1234', until }
      return run('--config', await configure({ expected: { 'S-008': known } }), ...PKCE)
    }
    const accepted = await expectUntil('2999-01-01')
    expect(accepted.code).toBe(0)
    expect(accepted.out).toContain('Accepted: EHR-1234, until 2999-01-01')
    const over = await expectUntil('2001-01-01')
    expect(over.code).toBe(1)
    expect(over.out).toContain('It was accepted until 2001-01-01')
  })

  test('says to remove an expectation when the case passes', async () => {
    const config = await configure({ expected: { discovery: { outcome: 'failed', reason: 'EHR-1' } } })
    const { code, out } = await run('--config', config, ...PKCE)
    expect(code).toBe(0)
    expect(out).toContain('remove it from "expected"')
  })

  test('leaves cases out with the reason', async () => {
    advertisePlain()
    const { code, out } = await run(
      '--config',
      await configure({ leaveOut: { 'S-008': 'no apps yet' } }),
      ...PKCE,
    )
    expect(code).toBe(0)
    expect(out).toContain('1 skipped: no apps yet')
  })

  test.each([
    [{ leaveout: {} }, /Unrecognized key: "leaveout"/],
    [{ leaveOut: { 'S-999': 'x' } }, /"S-999" names no check/],
    [{ clients: { symmetric: { clientId: 'a', secret: { env: 'NOT_SET_ANYWHERE' } } } }, /NOT_SET_ANYWHERE/],
    [{ login: { forms: [{ fields: { pw: { env: 'NOT_SET_ANYWHERE' } } }] } }, /NOT_SET_ANYWHERE/],
    [{ login: { drivers: 'forms' } }, /Unrecognized key: "drivers"/],
    [{ launch: { client: 'symmetric' } }, /launch.client is symmetric, and clients has no such client/],
    [{ expected: { 'S-008': { outcome: 'failed' } } }, /expected.S-008.reason/],
  ])('refuses %j', async (config, message) => {
    const { code, err } = await run('--config', await configure(config))
    expect(code).toBe(2)
    expect(err).toMatch(message)
    expect(server.seen).toEqual([])
  })
})

describe('--plan and --list', () => {
  test('plan sends nothing but a request for smart-configuration', async () => {
    const { code, out } = await run(server.fhirBase, '--plan')
    expect(code).toBe(0)
    expect(out).toMatch(/Plan: \d+ of \d+ cases would run; no login/)
    expect(out).toMatch(/assertion-accepted +skipped: Requires a client with keys/)
    expect(server.seen.map(({ method, url }) => `${method} ${url}`)).toEqual([
      'GET /fhir/.well-known/smart-configuration',
    ])
  })

  test('list needs no server', async () => {
    const { code, out } = await run('--list')
    expect(code).toBe(0)
    expect(out).toMatch(/backend-token\/response +SHALL +active +S-105 +needs backend/)
    expect(server.seen).toEqual([])
  })
})

describe('a baseline', () => {
  test('fails only for what got worse, and lists what got better', async () => {
    const file = join(folder, 'baseline.json')
    advertisePlain()
    await run(server.fhirBase, ...PKCE, '--report', file)
    expect((await run(server.fhirBase, ...PKCE, '--baseline', file)).code).toBe(0)
    server.tamper.smartConfiguration = (json) => json
    const better = await run(server.fhirBase, ...PKCE, '--report', file, '--baseline', file)
    expect(better.out).toContain('better: discovery-pkce-methods')
    advertisePlain()
    const worse = await run(server.fhirBase, ...PKCE, '--baseline', file)
    expect(worse.code).toBe(1)
    expect(worse.out).toContain('1 got worse (discovery-pkce-methods)')
  })
})

describe('reports', () => {
  test('writes each format, and prints JSON alone', async () => {
    advertisePlain()
    const files = ['html', 'json', 'xml', 'md'].map((ending) => join(folder, `report.${ending}`))
    const { out } = await run(server.fhirBase, '--json', ...files.flatMap((file) => ['--report', file]))
    const printed: ConformanceReport = JSON.parse(out)
    const [html, json, xml, markdown] = await Promise.all(files.map((file) => readFile(file, 'utf8')))
    expect(JSON.parse(json ?? '').counts).toEqual(printed.counts)
    expect(html).toContain('id="discovery-pkce-methods"')
    expect(html).not.toContain('<script')
    expect(xml).toMatch(/<failure message="The server advertises plain in addition to S256\.">/)
    expect(markdown).toContain('### Failed (')
    expect(printed.cases.find(({ id }) => id === 'fhir-invalid-token/unknown')?.curl).toContain(
      'Bearer smart-client-conformance-no-such-token',
    )
  })

  test('hides secrets and assertions in every format', async () => {
    vi.stubEnv('CONF_SECRET', 'a very secret secret')
    const config = await configure({
      clients: {
        symmetric: { clientId: 'smart-client-symmetric', secret: { env: 'CONF_SECRET' } },
        backend: { clientId: 'smart-client-backend', scope: 'system/Patient.rs' },
      },
    })
    const files = ['html', 'json', 'xml', 'md'].map((ending) => join(folder, `report.${ending}`))
    const { out } = await run('--config', config, ...files.flatMap((file) => ['--report', file]))
    const texts = [out, ...(await Promise.all(files.map((file) => readFile(file, 'utf8'))))]
    const sent = server.tokenRequests().flatMap(({ form }) => form.get('client_assertion') ?? [])
    expect(sent.length).toBeGreaterThan(5)
    for (const text of texts) {
      expect(text).not.toMatch(/a(%20|\+| )very(%20|\+| )secret/)
      for (const assertion of sent) expect(text).not.toContain(assertion)
    }
  })

  test('shows no command of a server to the terminal', async () => {
    const hostile = 'x\u001b[2J\u202e\r\n  ✓ passed'
    server.tamper.smartConfiguration = (json) => ({ ...json, capabilities: [hostile], issuer: hostile })
    const { out } = await run(server.fhirBase, '--only', 'discovery')
    expect(out.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u)
    expect(out).not.toMatch(/^ {2}✓ passed/m)
  })
})
