import { expect, test } from 'vitest'
import { freePort } from '../../../../../scripts/servers/free-port.mjs'
import { startMock } from '../../../src/mock/start-mock.ts'
import { ask, createTenantAt } from '../site.ts'
import { startMocks } from '../start-sandbox.ts'
import { describeStored, useValkey } from '../use-valkey.ts'

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
