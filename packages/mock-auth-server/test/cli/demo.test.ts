import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { findCommandLine } from '../../../../scripts/workspace/command-line.mjs'

const PATIENCE = { timeout: 120_000 }
const FREE = ['--port', '0', '--control-port', '0', '--canary-port', '0']
const COMMAND_LINE = findCommandLine('mock-auth-server')
/** Stands for the client: says that it is ready with its arguments, and ends when told to or at once. */
const CLIENT = `const [, , ...args] = process.argv
console.log(JSON.stringify({ ready: true, url: 'http://localhost:' + args[args.indexOf('--port') + 1], args }))
if (process.env.CLIENT_ENDS) process.exit(3)
process.on('SIGTERM', () => process.exit(0))
setInterval(() => {}, 1000)`

let folder: string
let child: ChildProcess | undefined

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'smart-mock-demo-'))
})
afterEach(async () => {
  child?.kill('SIGKILL')
  await rm(folder, { recursive: true })
})

async function installClient() {
  const target = join(folder, 'node_modules/@smart-mock/client')
  await mkdir(target, { recursive: true })
  const manifest = { name: '@smart-mock/client', version: '0.1.0', bin: { 'smart-client': 'cli.cjs' } }
  await writeFile(join(target, 'package.json'), JSON.stringify(manifest))
  await writeFile(join(target, 'cli.cjs'), CLIENT)
}

function begin(args: readonly string[], env: Record<string, string> = {}) {
  const started = spawn(process.execPath, [...COMMAND_LINE, ...args], {
    cwd: folder,
    env: { ...process.env, ...env },
  })
  child = started
  return started
}

test('demo starts the client with the mock, registered with its port, and ends both', PATIENCE, async () => {
  await installClient()
  const taken = createServer()
  await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve))
  const { port } = taken.address() as { port: number }
  const demo = begin(['demo', '--json', '--client-port', String(port), ...FREE])
  const [line] = await once(demo.stdout, 'data')
  const ready = JSON.parse(String(line))
  expect(ready).toMatchObject({ ready: true, fhirBase: expect.stringMatching(/\/fhir$/) })
  expect(ready.client).toMatch(/^http:\/\/localhost:\d+$/)
  expect(ready.client).not.toContain(`:${port}`)
  const { clients } = (await (await fetch(`${ready.control}/tenants/default/clients`)).json()) as {
    clients: { clientId: string; redirectUris: string[] }[]
  }
  const sample = clients.find(({ clientId }) => clientId === 'smart-client-public')
  expect(sample?.redirectUris).toContain(`${ready.client}/callback`)
  demo.kill('SIGTERM')
  expect((await once(demo, 'close'))[0]).toBe(143)
  await expect(fetch(ready.control)).rejects.toThrow()
  taken.close()
})

test('demo ends, and says so, when the client ends by itself', PATIENCE, async () => {
  await installClient()
  const demo = begin(['demo', '--client-port', '0', ...FREE], { CLIENT_ENDS: '1' })
  const [stderr, [code]] = await Promise.all([text(demo.stderr), once(demo, 'close')])
  expect(stderr).toContain('smart-mock: the client ended with exit code 3, and the mock with it')
  expect(code).toBe(1)
})

test('client hands its arguments over, --help too', PATIENCE, async () => {
  await installClient()
  const client = begin(['client', 'check', '--help', '--port', '1'], { CLIENT_ENDS: '1' })
  const [stdout, [code]] = await Promise.all([text(client.stdout), once(client, 'close')])
  expect(JSON.parse(stdout).args).toEqual(['check', '--help', '--port', '1'])
  expect(code).toBe(3)
})

test.each(['client', 'demo'])('%s names the ways to install the client', PATIENCE, async (command) => {
  const started = begin([command, ...FREE])
  const [stderr, [code]] = await Promise.all([text(started.stderr), once(started, 'close')])
  expect(stderr).toContain('npm install --save-dev @smart-mock/client')
  expect(stderr).toContain(`npx --package=smart-mock --package=@smart-mock/client smart-mock ${command}`)
  expect(stderr).not.toMatch(/\n\s+at /)
  expect(code).toBe(2)
})
