import { expect, onTestFinished, test } from 'vitest'
import { freePort } from '../../../../../scripts/servers/free-port.mjs'
import { startTethered } from '../../../../../scripts/services/start-tethered.ts'
import { findCommandLine } from '../../../../../scripts/workspace/command-line.mjs'
import { startMock } from '../../../src/mock/start-mock.ts'
import { ask, createTenantAt } from '../site.ts'
import { startMocks } from '../start-sandbox.ts'
import { describeStored, useValkey } from '../use-valkey.ts'
import { StoreProxy } from './store-proxy.ts'

describeStored('a request that comes while its process starts', () => {
  const used = useValkey()

  test('is passed on to the owner of its tenant as soon as that is known', async () => {
    const sandbox = await startMocks(1, used.valkey.url)
    await createTenantAt(sandbox.at(0), { name: 'there' })
    const port = await freePort(23_000)
    const errors: unknown[] = []
    const { store: url, ...urls } = sandbox.shared
    used.valkey.suspend()
    const starting = startMock({
      ...{ ...urls, store: { url }, ports: { public: port } },
      onError: (error) => void errors.push(error),
    })
    const ended = starting.then(({ close }) => close)
    const send = () => ask(`http://127.0.0.1:${port}/t/there/fhir/.well-known/smart-configuration`)
    setTimeout(() => used.valkey.resume(), 300)
    await expect.poll(send, { timeout: 30_000 }).toMatchObject({ status: 200 })
    await (await ended)()
    expect(errors).toEqual([])
  })
})

describeStored('a start during which the store goes away', () => {
  const used = useValkey()

  test('ends with one sentence', async () => {
    const proxy = await StoreProxy.open(used.valkey.url)
    onTestFinished(() => proxy.close())
    // The first command about the default tenant.
    proxy.cutAt('smart-mock:{default}:owner')
    const program = await startTethered(process.execPath, [
      ...findCommandLine('mock-auth-server'),
      ...['--port', '0', '--control-port', '0', '--canary-port', '0', '--store', proxy.url],
    ])
    onTestFinished(() => program.signal('SIGKILL'))
    expect(await program.ended).toBe(2)
    const lines = program.readOutput().trim().split('\n')
    expect(lines.filter((line) => !line.includes('--help'))).toEqual([
      expect.stringMatching(/--store failed during the start: the store/),
    ])
  })
})
