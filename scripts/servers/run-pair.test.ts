import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'

// The pair runs in a process of its own, with two small programs in place of the servers, so that real signals
// and real exit codes are seen.

let place = ''
const running: ChildProcess[] = []

const serve = (ready: string) =>
  `console.log(JSON.stringify({ ready: true, pid: process.pid, ${ready} })); setInterval(() => {}, 1000)`

const programs = {
  'mock.mjs': serve('fhirBase: "http://mock/fhir"'),
  'client.mjs': serve('mock: process.argv[2]'),
  'crash.mjs': 'console.error("the port is taken"); process.exit(3)',
  'crash-later.mjs': `${serve('fhirBase: "http://mock/fhir"')}; process.on('SIGUSR2', () => process.exit(4))`,
  'pair.mjs': `
    import { main } from '${new URL('../workspace/main.mjs', import.meta.url)}'
    import { runPair } from '${new URL('./run-pair.mjs', import.meta.url)}'
    const [mock, client] = process.argv.slice(2)
    main(() => runPair({
      mock: [mock],
      client: (ready) => [client, ready.fhirBase],
      onReady: (mock, client) => console.log('PAIR ' + JSON.stringify({ mock, client })),
    }))`,
}

beforeAll(() => {
  place = mkdtempSync(join(tmpdir(), 'run-pair-'))
  for (const [name, source] of Object.entries(programs)) writeFileSync(join(place, name), source)
})
afterEach(() => {
  // The group: a pair that is killed cannot end its servers.
  for (const { pid, exitCode, signalCode } of running.splice(0))
    if (pid !== undefined && exitCode === null && signalCode === null) process.kill(-pid, 'SIGKILL')
})
afterAll(() => rmSync(place, { recursive: true }))

/** Starts the pair in a process group of its own, as a shell does. */
const start = (mock: string, client: string) => {
  const args = ['pair.mjs', mock, client].map((name) => join(place, name))
  const child = spawn(process.execPath, args, { detached: true, stdio: ['ignore', 'pipe', 'pipe'] })
  running.push(child)
  const output = { text: '' }
  const ready = new Promise<{ mock: { pid: number }; client: { pid: number; mock: string } }>((resolve) => {
    child.stdout.on('data', (chunk) => {
      output.text += chunk
      const [, found] = /^PAIR (.*)$/m.exec(output.text) ?? []
      if (found) resolve(JSON.parse(found))
    })
  })
  child.stderr.on('data', (chunk) => {
    output.text += chunk
  })
  const ended = once(child, 'close').then(([code]) => ({ code, text: output.text }))
  return { pid: child.pid as number, ready, ended }
}

const isAlive = (pid: number) => {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

test('the client is told where the mock is', async () => {
  const pair = start('mock.mjs', 'client.mjs')
  expect((await pair.ready).client.mock).toBe('http://mock/fhir')
})

describe.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGHUP', 129],
] as const)('%s', (signal, code) => {
  test.each(['process', 'process group'])(`to the %s ends both, exit code ${code}`, async (target) => {
    const pair = start('mock.mjs', 'client.mjs')
    const { mock, client } = await pair.ready
    process.kill(target === 'process' ? pair.pid : -pair.pid, signal)
    expect((await pair.ended).code).toBe(code)
    expect([isAlive(mock.pid), isAlive(client.pid)]).toEqual([false, false])
  })
})

test('a mock that cannot start is reported, with its exit code', async () => {
  const { code, text } = await start('crash.mjs', 'client.mjs').ended
  expect(code).toBe(3)
  expect(text).toContain('the port is taken')
  expect(text).toContain('The mock server ended by itself (exit code 3), so everything was stopped.')
  expect(text).not.toContain('    at ')
})

test('a client that cannot start ends the mock', async () => {
  const { code, text } = await start('mock.mjs', 'crash.mjs').ended
  expect(code).toBe(3)
  expect(text).toContain('The client ended by itself (exit code 3)')
})

test('a mock that ends later ends the client', async () => {
  const pair = start('crash-later.mjs', 'client.mjs')
  const { mock, client } = await pair.ready
  process.kill(mock.pid, 'SIGUSR2')
  expect((await pair.ended).code).toBe(4)
  expect(isAlive(client.pid)).toBe(false)
})
