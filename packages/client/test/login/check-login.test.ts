import { afterEach, beforeEach, expect, test } from 'vitest'
import { runCommand } from '../../src/cli/run-command.ts'
import { findFreePort } from '../support/find-free-port.ts'
import { startTestServer, type TestServer } from '../support/test-server.ts'

let server: TestServer
let redirectUri: string

beforeEach(async () => {
  server = await startTestServer()
  redirectUri = `http://localhost:${await findFreePort()}/callback`
})

afterEach(() => server.close())

/** Runs the check; `browse` is called with the printed URL. */
async function check(browse: (url: string) => unknown, ...more: string[]) {
  const printed = { out: [] as string[], err: [] as string[] }
  const into = (lines: string[]) => (text: string) => {
    lines.push(text)
    const [, url] = /log in:\n(\S+)/.exec(text) ?? []
    if (url) void browse(url)
  }
  const options = ['--login', '--client-id', 'smart-client-public', '--redirect-uri', redirectUri, ...more]
  const code = await runCommand(['check', server.fhirBase, ...options], {
    stdout: { write: into(printed.out) },
    stderr: { write: into(printed.err) },
  })
  return { code, out: printed.out.join(''), err: printed.err.join('') }
}

test('with --login the whole handshake is done, from the address that is printed to the first read', async () => {
  const { code, out } = await check((url) => fetch(url))
  expect(out).toMatch(/✓ ok {6}Callback/)
  expect(out).toMatch(/✓ ok {6}id_token/)
  expect(out).toMatch(/✓ ok {6}Patient\/p1 read/)
  expect(code).toBe(0)
})

test('as JSON the address goes to the other stream, and no token is printed', async () => {
  const { code, out, err } = await check((url) => fetch(url), '--json')
  expect(err).toContain('/auth/authorize?')
  expect(JSON.parse(out)).toMatchObject({ ok: true })
  expect(out).not.toMatch(/access-\d|refresh-\d/)
  expect(code).toBe(0)
})

test('what goes wrong at the callback is told: a changed state, a refusal, a place where nobody can wait', async () => {
  server.tamper.callback = (parameters) => parameters.set('state', 'changed')
  const changed = await check((url) => fetch(url))
  expect(changed.out).toContain('The state of the callback is not the one that was sent')
  expect(changed.code).toBe(1)
  server.tamper.callback = (parameters) => parameters.set('error', 'access_denied')
  const denied = await check((url) => fetch(url))
  expect(denied.out).toMatch(/✗ error {3}Callback.*access_denied/)
  expect(server.tokenRequests()).toEqual([])
  redirectUri = 'https://apps.example/callback'
  const elsewhere = await check(() => {})
  expect(elsewhere.out).toContain('is not on this machine')
  expect(elsewhere.code).toBe(1)
})

test('a login needs a client id', async () => {
  let err = ''
  const write = (text: string) => {
    err += text
  }
  const terminal = { stdout: { write: () => {} }, stderr: { write } }
  expect(await runCommand(['check', server.fhirBase, '--login'], terminal)).toBe(2)
  expect(err).toContain('--client-id')
})
