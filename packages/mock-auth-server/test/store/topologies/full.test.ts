import { expect, test } from 'vitest'
import { sendCommand } from '../../../../../scripts/services/send-command.ts'
import { bearer, obtainTokens } from '../../support/handshake.ts'
import { ask, control, getSiteTenant } from '../site.ts'
import { findOwner, startMocks } from '../start-sandbox.ts'
import { describeStored, useValkey } from '../use-valkey.ts'

const APPROVED = { autoApprove: { user: 'Practitioner/dr-okafor', patient: 'amy-shaw' } }
const OBSERVATION = JSON.stringify({
  ...{ resourceType: 'Observation', status: 'final', code: { text: 't' } },
  subject: { reference: 'Patient/amy-shaw' },
})
const REASON = 'it is full and refuses writes: raise its maxmemory, or delete tenants'

describeStored('a store whose memory is full', () => {
  const used = useValkey()
  const setMemory = (bytes: string) => sendCommand(used.valkey.url, 'CONFIG', 'SET', 'maxmemory', bytes)

  test('takes no writes and says why, serves reads also after another process took over, and goes on by itself', async () => {
    const sandbox = await startMocks(2, used.valkey.url)
    await control(sandbox, 'POST', '/tenants', { name: 'full', options: APPROVED })
    const tenant = getSiteTenant(sandbox, 'full')
    const { access_token } = await obtainTokens(tenant, { scope: 'launch/patient patient/*.cruds' })
    const headers = { ...bearer(access_token), 'content-type': 'application/fhir+json' }
    const write = () => ask(`${tenant.fhirBase}/Observation`, 'POST', OBSERVATION, headers)
    const read = () => ask(`${tenant.fhirBase}/Patient/amy-shaw`, 'GET', undefined, headers)
    const readReady = () => ask(`${sandbox.at(0).controlUrl}/ready`)
    const readMetric = async (name: string) =>
      new RegExp(`^${name} (\\d)`, 'm').exec((await ask(`${sandbox.at(0).controlUrl}/metrics`)).text)?.[1]
    expect((await readReady()).json.parts.store).toEqual({ status: 'up' })
    expect(await readMetric('smart_mock_store_writable')).toBe('1')

    await setMemory('1')
    const refused = await write()
    expect(refused.status).toBe(503)
    expect(refused.headers.get('retry-after')).toBe('1')
    expect(refused.json).toMatchObject({ resourceType: 'OperationOutcome', issue: [{ code: 'transient' }] })
    await expect
      .poll(async () => (await readReady()).json.parts.store, { timeout: 30_000 })
      .toEqual({ status: 'up', reason: REASON })
    expect((await readReady()).status).toBe(200)
    expect(await readMetric('smart_mock_store_up')).toBe('1')
    expect(await readMetric('smart_mock_store_writable')).toBe('0')
    expect((await read()).status).toBe(200)
    const created = await ask(`${sandbox.control()}/tenants`, 'POST', { name: 'more' })
    expect([created.status, created.json.error]).toEqual([503, expect.stringContaining('is full')])

    const owner = findOwner(sandbox, 'full')
    expect(owner).not.toBe(-1)
    await sandbox.dismiss(owner).close()
    sandbox.balancer.route()
    await expect.poll(async () => (await read()).status, { timeout: 30_000 }).toBe(200)

    await setMemory('0')
    await expect.poll(async () => (await write()).status, { timeout: 30_000 }).toBe(201)
    await expect
      .poll(async () => (await readReady()).json.parts.store, { timeout: 30_000 })
      .toEqual({ status: 'up' })
    expect(await readMetric('smart_mock_store_writable')).toBe('1')
  })
})
