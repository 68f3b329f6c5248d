import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { text } from 'node:stream/consumers'
import { expect, onTestFinished, test } from 'vitest'
import { sendCommand } from '../../../../scripts/services/send-command.ts'
import { findFreePorts } from '../../../../scripts/services/start-at-free-port.ts'
import { startValkey } from '../../../../scripts/services/start-valkey.ts'
import { findCommandLine } from '../../../../scripts/workspace/command-line.mjs'
import { root } from '../../../../scripts/workspace/root.mjs'
import { startMock } from '../../src/mock/start-mock.ts'
import { readBlocks } from '../reference/read-blocks.ts'
import { startTenant } from './started-tenant.ts'
import { describeStored, useValkey } from './use-valkey.ts'

const GUIDE = await readFile(join(root, 'docs/guides/shared-sandbox.md'), 'utf8')
/** The ports of the commands of the guide. */
const PORTS = ['4010', '4011', '4012', '4110', '4111', '4112', '6379']

/** Returns the commands by which the guide shares a store, with ports that are free. */
async function readCommands(): Promise<string> {
  const found = readBlocks(GUIDE, 'sh').filter((block) => /SMART_MOCK_STORE=|kill -KILL/.test(block))
  expect(found).toHaveLength(2)
  const ports = await findFreePorts(PORTS.length)
  return found
    .join('\n')
    .replace(/\b(?:4[01]1[012]|6379)\b/g, (port) => String(ports[PORTS.indexOf(port)]))
    .replace('valkey-server ', `$&--port ${ports[PORTS.indexOf('6379')]} `)
}

/** Runs commands in a folder of their own, and returns the exit code with what they printed. */
async function run(commands: string) {
  const folder = await mkdtemp(join(tmpdir(), 'smart-mock-guide-'))
  const programs = {
    'smart-mock': `exec '${process.execPath}' ${findCommandLine('mock-auth-server').join(' ')} "$@"`,
    // Nothing is downloaded for a test.
    npm: 'exit 0',
  }
  for (const [name, line] of Object.entries(programs)) {
    await writeFile(join(folder, name), `#!/bin/sh\n${line}\n`)
    await chmod(join(folder, name), 0o755)
  }
  const env = { ...process.env, PATH: `${folder}${delimiter}${process.env.PATH}` }
  // A group of its own, which ends with all that the commands started.
  const child = spawn('sh', ['-ec', commands], {
    ...{ cwd: folder, env, detached: true },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const output = text(child.stderr)
  onTestFinished(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }))
  const [code] = (await once(child, 'exit')) as [number]
  process.kill(-(child.pid ?? 0), 'SIGKILL')
  return { code, output: await output }
}

describeStored('the guide to a shared sandbox', () => {
  test('starts two processes, of which the second goes on without the first', async () => {
    const { code, output } = await run(await readCommands())
    expect(code, output).toBe(0)
  })

  test('would not, if they did not share their tenants', async () => {
    const commands = await readCommands()
    const apart = commands.replace(/&\n(?=smart-mock ready)/, '--store "$SMART_MOCK_STORE?prefix=other" &\n')
    expect(apart).not.toBe(commands)
    expect(await run(apart)).toMatchObject({ code: 22, output: expect.stringContaining('404') })
  })

  test('configures a Valkey that has everything again after it was killed, and deletes nothing', async () => {
    const [settings = ''] = readBlocks(GUIDE, 'conf')
    const args = settings
      .trim()
      .split('\n')
      .flatMap((line) => {
        const [name = '', value = ''] = line.split(' ')
        return [`--${name}`, value.replace(/^""$/, '')]
      })
    const valkey = await startValkey({ args })
    onTestFinished(() => valkey.stop())
    expect(await sendCommand(valkey.url, 'CONFIG', 'GET', 'maxmemory*')).toEqual(
      expect.arrayContaining(['maxmemory-policy', 'noeviction', 'maxmemory', String(4 * 1024 ** 3)]),
    )
    const { sandbox, tenant } = await startTenant(valkey.url)
    await sandbox.dismiss().close()
    await valkey.restart()
    await sandbox.add()
    expect((await fetch(`${tenant.fhirBase}/metadata`)).status).toBe(200)
  })
})

describeStored('the user of the guide for Valkey', () => {
  const used = useValkey()

  test('has the rights that a mock needs, and none to delete what others have', async () => {
    const [line = ''] = readBlocks(GUIDE, 'redis')
    expect(await sendCommand(used.valkey.url, ...line.trim().split(' '))).toBe('OK')
    const url = used.valkey.url.replace('://', '://smart-mock:a-password@')
    const server = await startMock({ store: { url } })
    onTestFinished(() => server.close())
    expect((await fetch(`${server.publicUrl}/fhir/metadata`)).status).toBe(200)
    for (const command of [['FLUSHALL'], ['CONFIG', 'GET', '*'], ['SET', 'other:key', '1']])
      expect(
        await sendCommand(used.valkey.url, 'ACL', 'DRYRUN', 'smart-mock', ...command),
        command.join(' '),
      ).toMatch(/no permissions/)
  })
})
