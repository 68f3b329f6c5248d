import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { freePort } from '../../../../../scripts/servers/free-port.mjs'
import { startTethered } from '../../../../../scripts/services/start-tethered.ts'
import { findCommandLine } from '../../../../../scripts/workspace/command-line.mjs'
import { startProcesses } from '../start-sandbox.ts'
import { describeStored, useValkey } from '../use-valkey.ts'
import { expectRefusal } from './run-command-line.ts'

const PORTS = ['--port', '0', '--control-port', '0', '--canary-port', '0']

describe('a start with options about the store that cannot work', () => {
  test.each<readonly [string[], RegExp]>([
    [['--store', 'http://localhost'], /--store must be a URL such as valkey:/],
    [['--store', 'valkey://localhost:0'], /--store names the port 0/],
    [['--store', 'valkey://user:se%cret@localhost'], /--store has a percent sign/],
    [['--peer-port', '4000'], /--peer-port requires --store/],
    [['--peer-host', '127.0.0.1'], /--peer-host requires --store/],
    [['--store', 'valkey://localhost', '--save', 'data.ndjson'], /--save .*--store/],
  ])('%j: says what is wrong', expectRefusal)

  test('nothing listens there', async () => {
    const port = await freePort(20_500)
    await expectRefusal(['--store', `valkey://127.0.0.1:${port}`], /--store does not respond: .*ECONNREFUSED/)
  })

  test('what listens there is no Valkey', async () => {
    const server = createServer((socket) => {
      socket.on('error', () => undefined)
      socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')
    })
    onTestFinished(() => void server.close())
    const port = await freePort(20_600)
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
    await expectRefusal(['--store', `valkey://127.0.0.1:${port}`], /--store does not respond: /)
  })

  const [program = ''] = findCommandLine('mock-auth-server')
  test.skipIf(!program.endsWith('cli.js'))('ioredis is not installed (needs the build)', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'smart-mock-alone-'))
    onTestFinished(() => rmSync(folder, { recursive: true }))
    cpSync(join(program, '..'), folder, { recursive: true })
    const alone = await startTethered(process.execPath, [
      join(folder, 'cli.js'),
      ...PORTS,
      '--store',
      'valkey://localhost',
    ])
    expect(await alone.ended).toBe(2)
    expect(alone.readOutput()).toContain('--store needs the package ioredis: install it')
  })
})

describeStored('a start with a store that does not fit', () => {
  const used = useValkey({ args: ['--requirepass', 'right'] })
  const withPassword = (password: string) => used.valkey.url.replace('://', `://:${password}@`)

  test('without its password, or with another', async () => {
    await expectRefusal(['--store', used.valkey.url], /--store requires a password/)
    await expectRefusal(
      ['--store', withPassword('se3ret')],
      /^(?!.*se3ret).*--store refuses the user or the password/,
    )
  })

  test('with another public URL, or that of the canary, than the processes that use it', async () => {
    const sandbox = await startProcesses(1, withPassword('right'))
    await expectRefusal(
      ['--store', sandbox.shared.store, '--public-url', 'http://other.example'],
      /--store is used by processes that publish http:\/\/localhost:\d+, and this one publishes http:\/\/other\.example/,
    )
    const { store, publicUrl } = sandbox.shared
    await expectRefusal(
      ['--store', store, '--public-url', publicUrl, '--canary-url', 'http://canary.example'],
      /--store is used by processes that publish http:\/\/127\.0\.0\.1:\d+, and this one publishes http:\/\/canary\.example: .* --canary-url/,
    )
  })
})
