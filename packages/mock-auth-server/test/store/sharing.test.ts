import { getClientKeys, withKeys } from '@smart-mock/test-clients/client-keys'
import { expect, test } from 'vitest'
import type { MockTenant } from '../../src/testing/index.ts'
import { bulkExport } from '../support/bulk-client.ts'
import { authorize, callback, codeForm, obtainTokens, post } from '../support/handshake.ts'
import { walkBroadly } from './broad-walk.ts'
import { ask, control, getSiteTenant } from './site.ts'
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
