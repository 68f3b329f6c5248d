import { connect } from 'node:net'
import { expect, test } from 'vitest'
import { type Answer, ask, createTenantAt } from '../site.ts'
import { type MockProcess, startProcesses } from '../start-sandbox.ts'
import { describeStored, useValkey } from '../use-valkey.ts'

const APPROVED = { autoApprove: { user: 'Practitioner/dr-okafor', patient: 'amy-shaw' } }

/** Reads a stream of events until it ends, and says what came. */
async function readEvents(url: string, onReady: () => void): Promise<string> {
  const response = await fetch(url)
  let seen = ''
  try {
    for await (const chunk of response.body ?? []) {
      seen += Buffer.from(chunk).toString()
      if (seen.includes('ready')) onReady()
    }
  } catch {
    // It was cut off.
  }
  return seen
}

/** Resolves when a port accepts connections, or no longer does. */
async function waitForPort(origin: string, isOpen: boolean): Promise<void> {
  const { port } = new URL(origin)
  const accepts = () =>
    new Promise<boolean>((resolve) => {
      const socket = connect({ port: Number(port), host: '127.0.0.1' }, () => {
        socket.destroy()
        resolve(true)
      })
      socket.once('error', () => resolve(false))
    })
  await expect.poll(accepts, { timeout: 30_000 }).toBe(isOpen)
}

describeStored('a process that was suspended, and lost its tenant to another one', () => {
  const used = useValkey()

  test('ends everything that waits for the tenant there, and its clients find the new owner', async () => {
    const sandbox = await startProcesses(2, used.valkey.url)
    const [owner, next] = [sandbox.at(0), sandbox.at(1)]
    const drive = (at: MockProcess, method: string, path: string, body?: unknown): Promise<Answer> =>
      ask(`${at.controlUrl}/tenants/lost${path}`, method, body)
    await createTenantAt(owner, { name: 'lost', options: APPROVED })
    const base = `http://127.0.0.1:${owner.ports.public}/t/lost/fhir`
    const silent = { fault: 'endpoint-unreachable', params: { how: 'silent', endpoint: 'token_endpoint' } }
    await drive(owner, 'POST', '/faults', silent)
    const side = (await ask(`${base}/.well-known/smart-configuration`)).json.token_endpoint
    await waitForPort(side, true)
    const { id } = (await drive(owner, 'POST', '/faults', { fault: 'no-answer', times: 1 })).json
    const held = fetch(`${base}/metadata`).then(
      ({ status }) => status,
      () => 'ended',
    )
    let ready = () => {}
    const isReady = new Promise<void>((resolve) => {
      ready = resolve
    })
    const events = readEvents(`${owner.controlUrl}/tenants/lost/events`, ready)
    await isReady
    const waits = [
      drive(owner, 'GET', '/journal/next?timeoutMs=60000'),
      drive(owner, 'GET', `/faults/${id}/verdict?waitMs=60000`),
    ]
    const read = async () => (await ask(`${owner.controlUrl}/metrics`)).text
    await expect.poll(read, { timeout: 30_000 }).toContain('smart_mock_pending_replies 1\n')
    owner.signal('SIGSTOP')
    const find = async () => (await drive(next, 'GET', '')).status
    await expect.poll(find, { timeout: 30_000 }).toBe(200)
    owner.signal('SIGCONT')
    expect(await events).toContain('ready')
    for (const wait of waits) expect((await wait).status).toBe(503)
    expect(await held).toBe('ended')
    await waitForPort(side, false)
    const again = readEvents(`${owner.controlUrl}/tenants/lost/events`, () => void next.close())
    expect(await again).toContain('ready')
    const { outcome } = (await drive(owner, 'GET', `/faults/${id}/verdict`)).json
    expect(['inconclusive', 'not exercised']).toContain(outcome)
  })
})
