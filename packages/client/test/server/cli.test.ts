import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { findCommandLine } from '../../../../scripts/workspace/command-line.mjs'
import { runCommand } from '../../src/cli/run-command.ts'
import { startTestServer, type TestServer } from '../support/test-server.ts'

let server: TestServer

beforeEach(async () => {
  server = await startTestServer()
})

afterEach(() => server.close())

async function run(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  let out = ''
  let err = ''
  const code = await runCommand(args, {
    stdout: { write: (text) => (out += text) },
    stderr: { write: (text) => (err += text) },
  })
  return { code, out, err }
}

test('a good server passes, from the terminal', async () => {
  const { code, out } = await run('check', server.fhirBase)
  expect(out).toContain('0 errors')
  expect(code).toBe(0)
  expect(server.seen.every(({ headers }) => headers.authorization === undefined)).toBe(true)
})

test('speaks of no page of this client, since there is none, when the server refuses preflights and frames', async () => {
  server.tamper.reply = ({ method, url }) =>
    method === 'OPTIONS' || (method === 'HEAD' && url.startsWith('/auth/authorize'))
      ? { status: 200, headers: { 'x-frame-options': 'DENY' } }
      : undefined
  const { out } = await run('check', server.fhirBase)
  expect(out).toContain('could not call: token endpoint')
  expect(out).toContain('forbids framing')
  expect(out).not.toMatch(/this page|this run|by the page|so it opens/)
})

test('names the variable that is wrong', async () => {
  vi.stubEnv('SMART_CLIENT_PUBLIC_URL', 'http://localhost:1/path')
  const { code, err } = await run()
  expect(code).toBe(2)
  expect(err).toContain('"http://localhost:1/path" is not an origin.')
  expect(err).toContain('(variables in force: SMART_CLIENT_PUBLIC_URL)')
  vi.unstubAllEnvs()
})

test('a bad one fails, with advice', async () => {
  server.tamper.smartConfiguration = (json) => ({ ...json, token_endpoint: undefined })
  const { code, out } = await run('check', server.fhirBase)
  expect(code).toBe(1)
  expect(out).toContain('publishes no token_endpoint')
  expect(out).toContain('Try: ')
})

test('escapes what a server could command the terminal with', async () => {
  const hostile = 'no url \u001b[2J\u009b31m\u202e\u2066\r\n✓ ok      Forged: fine'
  server.tamper.smartConfiguration = (json) => ({ ...json, issuer: hostile, token_endpoint: hostile })
  for (const format of [[], ['--json']]) {
    const { out, err } = await run('check', server.fhirBase, ...format)
    expect(out).toContain('2J')
    expect((out + err).replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u)
    if (format.length === 0) expect(out).not.toMatch(/^✓ ok +Forged/m)
    if (format[0] === '--json') expect(JSON.stringify(JSON.parse(out))).toContain('\u202e')
  }
})

test('prints JSON, and writes a report in the format of each ending', async () => {
  const { out } = await run('check', server.fhirBase, '--json')
  expect(JSON.parse(out)).toMatchObject({ ok: true, fhirBase: server.fhirBase })
  server.tamper.reply = ({ url }) =>
    url.includes('smart-configuration') ? { status: 500, body: '<&>' } : undefined
  const folder = await mkdtemp(join(tmpdir(), 'smart-client-check-'))
  const files = ['xml', 'json', 'html', 'sarif', 'md'].map((ending) => join(folder, `check.${ending}`))
  const { code } = await run('check', server.fhirBase, ...files.flatMap((file) => ['--report', file]))
  expect(code).toBe(1)
  const [xml = '', json = '', html = '', sarif = '', markdown = ''] = await Promise.all(
    files.map((file) => readFile(file, 'utf8')),
  )
  expect(xml).toMatch(/failures="1"/)
  expect(JSON.parse(json)).toMatchObject({ ok: false, fhirBase: server.fhirBase })
  expect(html).toContain(`<h1>Check of ${server.fhirBase}</h1>`)
  expect(JSON.parse(sarif).runs[0].results).toContainEqual(
    expect.objectContaining({ ruleId: 'smart-configuration', kind: 'fail', level: 'error' }),
  )
  expect(markdown).toMatch(/^## smart-client check .*: \d+ steps?, 1 error, \d+ warnings?\n/)
  expect(markdown).toContain('### Errors (1)')
  for (const file of files) expect((await stat(file)).mode & 0o777).toBe(0o600)
  await rm(folder, { recursive: true })
})

test('a backend service is tried for real; its token is not printed', async () => {
  const { code, out } = await run(
    'check',
    server.fhirBase,
    '--client-type',
    'backend',
    '--client-id',
    'smart-client-backend',
    '--json',
  )
  expect(code).toBe(0)
  expect(server.tokenRequests()).toHaveLength(1)
  expect(out).not.toContain('access-1')
})

test.each([
  [['check'], 'check requires the FHIR base'],
  [['check', 'a', 'b'], 'unexpected argument b; smart-client check --help lists the options'],
  [['check', 'a', '--junit', 'b.xml'], 'unknown option --junit (did you mean --report <file>.xml?)'],
  [['check', 'a', '--json', 'b.json'], '--json prints to stdout, and --report b.json writes a file'],
  [['check', 'a', '--report', 'b.txt'], 'must end with .html, .json, .xml, .sarif or .md'],
  [['check', 'ehr.example'], 'not an absolute URL'],
  [['check', 'http://x.example', '--client-type', 'publik'], '(did you mean public?)'],
  [['--port', 'many'], '--port must be a port from 0 to 65535, not many'],
  [['--prot', '1'], 'unknown option --prot (did you mean --port?)'],
  [['--public-url', 'https://apps.example/path'], 'is not an origin'],
  [['--mock', 'localhost'], 'must be an http(s) URL, not localhost (did you mean http://localhost?)'],
  [['chek'], 'unknown command chek (did you mean check?)'],
  [['check', 'a', '--lgoin'], 'unknown option --lgoin (did you mean --login?)'],
  [['completion', 'bsh'], 'completion requires one of bash, zsh, fish (did you mean bash?)'],
  [['--keys', '/no/such/file'], 'cannot be read'],
])('%j is answered with words and exit code 2', async (args, words) => {
  const { code, err } = await run(...args)
  expect(err).toContain(words)
  expect(code).toBe(2)
})

test('completes its own commands, options and values', async () => {
  expect((await run('completion', 'bash')).out).toContain('complete -o default -F _smart_client smart-client')
  const complete = async (...words: string[]) =>
    (await run('completion', '--words', '--', ...words)).out.split('\n').slice(0, -1)
  expect(await complete('c')).toEqual(['check', 'conformance', 'completion'])
  expect(await complete('check', '--re')).toEqual(['--redirect-uri', '--report'])
  expect(await complete('check', '--client-type', 'conf')).toEqual([
    'confidential-symmetric',
    'confidential-asymmetric',
  ])
  expect(await complete('check', 'https://ehr.example/f')).toEqual([])
})

test('help and version', async () => {
  expect((await run('--help')).out).toContain('smart-client check')
  expect((await run('check', '--help')).out).toContain('--report <file>')
  expect((await run('--version')).out).toMatch(/^\d+\.\d+\.\d+\n$/)
})

test('starts on the next free port when one is in use, says so, and ends when told to', async () => {
  const taken = createServer()
  await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve))
  const { port } = taken.address() as AddressInfo
  const child = spawn(
    process.execPath,
    [
      ...findCommandLine('client'),
      '--port',
      String(port),
      '--json',
      '--settings',
      join(tmpdir(), `none-${port}`, 'servers.json'),
    ],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  )
  let said = ''
  child.stderr.on('data', (data) => {
    said += data
  })
  const [line] = await Promise.race([
    new Promise<string[]>((resolve) =>
      child.stdout.once('data', (data) => resolve(String(data).split('\n'))),
    ),
    new Promise<string[]>((_, reject) =>
      child.once('exit', (code) => reject(new Error(`ended with ${code}`))),
    ),
  ])
  const ready = JSON.parse(line ?? '')
  expect(ready).toMatchObject({ ready: true, url: `http://localhost:${ready.port}` })
  expect(ready.port).not.toBe(port)
  expect(said).toContain(`Port ${port} is in use`)
  expect((await fetch(`${ready.url}/health`)).status).toBe(200)
  // An open event stream must not keep it alive.
  const events = await fetch(`${ready.url}/api/events`)
  expect(events.status).toBe(200)
  events.text().catch(() => {})
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGINT')
  expect(await ended).toBe(0)
  taken.close()
}, 20_000)
