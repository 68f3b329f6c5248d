import { getClientKeys, withKeys } from '@smart-mock/test-clients/client-keys'
import { expect, test, vi } from 'vitest'
import { StoreError } from '../../src/exchange/tenants/shared/tenant-store.ts'
import type { MockTenant } from '../../src/testing/index.ts'
import { bulkExport } from '../support/bulk-client.ts'
import { authorize, callback, codeForm, obtainTokens, post } from '../support/handshake.ts'
import { walkBroadly } from './broad-walk.ts'
import { type Answer, ask, control, getSiteTenant } from './site.ts'
import { findOwner, startMocks } from './start-sandbox.ts'
import { readWalked, viewQuietTenant } from './tenant-view.ts'
import { describeStored, useValkey } from './use-valkey.ts'

const APPROVED = { autoApprove: { user: 'Practitioner/dr-okafor', patient: 'amy-shaw' } }

describeStored('processes that share a store', () => {
  const used = useValkey()

  test('finish a login at one that began at another', async () => {
    const sandbox = await startMocks(2, used.valkey.url)
    await control(sandbox, 'POST', '/tenants', { name: 'both', options: APPROVED })
    const tenant = getSiteTenant(sandbox, 'both')
    for (const [first, second] of [
      [0, 1],
      [1, 0],
    ] as const) {
      sandbox.balancer.route(first)
      const code = callback(await authorize(tenant)).get('code') ?? ''
      sandbox.balancer.route(second)
      expect((await post(tenant, 'token', await codeForm(tenant, { code }))).status).toBe(200)
      sandbox.balancer.route(first)
      expect((await post(tenant, 'token', await codeForm(tenant, { code }))).status).toBe(400)
    }
    expect(sandbox.members.filter(({ tenants }) => tenants.get('both'))).toHaveLength(1)
  })

  test('serve whatever clients and drivers do, each request at any of them', async () => {
    const sandbox = await startMocks(3, used.valkey.url)
    const walked = await walkBroadly(sandbox, 'anywhere')
    expect(
      sandbox.members.every(({ peers }) => (peers?.count ?? 0) > 0 || findOwner(sandbox, 'anywhere') >= 0),
    ).toBe(true)
    const reads = await readWalked(walked)
    for (const [title, { status }] of Object.entries(reads as Record<string, { status: number }>))
      expect([200, 410], title).toContain(status)
    const views = []
    for (const { controlUrl } of sandbox.members)
      views.push(await viewQuietTenant({ ...sandbox.shared, control: () => controlUrl }, 'anywhere'))
    expect(views[1]).toEqual(views[0])
    expect(views[2]).toEqual(views[0])
  })

  test('creates a tenant that another process has refused before', async () => {
    const sandbox = await startMocks(2, used.valkey.url)
    const [one, other] = [sandbox.at(0), sandbox.at(1)]
    const options = { autoApprove: { user: 'dr-okafor' } }
    const refused = await ask(`${one.controlUrl}/tenants`, 'POST', { name: 'again', options })
    expect(refused.status).toBe(400)
    expect(() => one.tenants.create('once-more', { options })).toThrow('did you mean')
    await one.tenants.shared?.settle()
    for (const name of ['again', 'once-more']) {
      const created = await ask(`${other.controlUrl}/tenants`, 'POST', { name })
      expect(created.status, created.text).toBe(201)
    }
  })

  test('export in bulk, each request at any of them', async () => {
    const sandbox = await startMocks(2, used.valkey.url)
    await control(sandbox, 'POST', '/tenants', { name: 'exported' })
    const registered = (await control(sandbox, 'GET', '/tenants/exported/clients')).json.clients
    const { jwksUri: _, ...client } = registered.find(({ clientId }: { clientId: string }) =>
      clientId.endsWith('backend'),
    )
    await control(sandbox, 'POST', '/tenants/exported/clients', withKeys(client, await getClientKeys()))
    const tenant = { ...getSiteTenant(sandbox, 'exported'), tenant: { client: () => undefined } }
    const { resources, errors } = await bulkExport(tenant as unknown as MockTenant, 'Patient/$export')
    expect(resources.length).toBeGreaterThan(5)
    expect(errors).toEqual([])
  })

  test('show the events of a tenant at any of them', async () => {
    const sandbox = await startMocks(2, used.valkey.url)
    await control(sandbox, 'POST', '/tenants', { name: 'followed', options: APPROVED })
    const streams = await Promise.all(
      sandbox.members.map(({ controlUrl }) => fetch(`${controlUrl}/tenants/followed/events`)),
    )
    const readers = streams.map((stream) => stream.body?.pipeThrough(new TextDecoderStream()).getReader())
    const seen = ['', '']
    const follow = async (index: number, text: string) => {
      while (!seen[index]?.includes(text)) seen[index] += (await readers[index]?.read())?.value ?? ''
    }
    await Promise.all([follow(0, 'ready'), follow(1, 'ready')])
    await obtainTokens(getSiteTenant(sandbox, 'followed'))
    await Promise.all([follow(0, '"step":"token"'), follow(1, '"step":"token"')])
    for (const reader of readers) await reader?.cancel()
  })

  test('reset and delete a tenant at any of them', async () => {
    const sandbox = await startMocks(3, used.valkey.url)
    await control(sandbox, 'POST', '/tenants', { name: 'ended', options: APPROVED })
    const { access_token } = await obtainTokens(getSiteTenant(sandbox, 'ended'))
    for (const { controlUrl } of sandbox.members) {
      expect((await ask(`${controlUrl}/tenants/ended/reset`, 'POST')).status).toBe(200)
      expect((await ask(`${controlUrl}/tenants/ended/journal`)).json.entries).toEqual([])
    }
    const read = () =>
      ask(`${getSiteTenant(sandbox, 'ended').fhirBase}/Patient/amy-shaw`, 'GET', undefined, {
        authorization: `Bearer ${access_token}`,
      })
    expect((await read()).status).toBe(401)
    const other = sandbox.at((findOwner(sandbox, 'ended') + 1) % 3)
    expect((await ask(`${other.controlUrl}/tenants/ended`, 'DELETE')).status).toBe(204)
    for (const { controlUrl } of sandbox.members)
      expect((await ask(`${controlUrl}/tenants/ended`)).status).toBe(404)
    expect((await read()).status).toBe(404)
    expect((await ask(`${other.controlUrl}/tenants`, 'POST', { name: 'ended' })).status).toBe(201)
    expect((await ask(`${other.controlUrl}/tenants/ended/journal`)).json.entries).toEqual([])
  })
})

describeStored('a tenant that another process is creating', () => {
  const used = useValkey()

  test('does not exist yet: whoever creates it too is asked to try again', async () => {
    const sandbox = await startMocks(2, used.valkey.url)
    const [one, other] = [sandbox.at(0), sandbox.at(1)]
    const create = () => ask(`${other.controlUrl}/tenants`, 'POST', { name: 'early' })
    let answer: Answer | undefined
    await one.tenants.shared?.reserve('early', async () => {
      answer = await create()
      return one.tenants.create('early')
    })
    expect([answer?.status, answer?.headers.get('retry-after')]).toEqual([503, '1'])
    expect([(await create()).status, (await create()).json.error]).toEqual([
      400,
      'the tenant early already exists',
    ])
  })

  test('can be created by others when nothing came of it', async () => {
    const sandbox = await startMocks(2, used.valkey.url)
    const [one, other] = [sandbox.at(0), sandbox.at(1)]
    const failing = one.tenants.shared?.reserve('never', () => Promise.reject(new Error('no')))
    await expect(failing).rejects.toThrow('no')
    expect((await ask(`${other.controlUrl}/tenants`, 'POST', { name: 'never' })).status).toBe(201)
  })
})

describeStored('a tenant that is deleted', () => {
  const used = useValkey()

  test('is there as long as the store has it, and the reply says so', async () => {
    const sandbox = await startMocks(2, used.valkey.url)
    const url = `${sandbox.at(0).controlUrl}/tenants`
    expect((await ask(url, 'POST', { name: 'deleted' })).status).toBe(201)
    const store = sandbox.at(0).tenants.shared?.store
    if (!store) throw new Error('the mock has no store')
    vi.spyOn(store, 'remove').mockRejectedValueOnce(new StoreError('the store does not respond'))
    const refused = await ask(`${url}/deleted`, 'DELETE')
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '1'])
    expect((await ask(`${sandbox.at(1).controlUrl}/tenants/deleted`)).status).toBe(200)
    expect((await ask(`${url}/deleted`, 'DELETE')).status).toBe(204)
    expect((await ask(`${sandbox.at(1).controlUrl}/tenants/deleted`)).status).toBe(404)
  })
})
