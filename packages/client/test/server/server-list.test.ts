import { describe, expect, test } from 'vitest'
import type { ServerEntry, ServerFile, ServerList } from '../../src/model/api.ts'
import { client, server, startPairForEach } from '../support/test-pair.ts'

startPairForEach()

describe('server list', () => {
  test('comes with the sample clients of the mock', async () => {
    const { servers } = await client.api<ServerList>('GET', '/api/servers')
    expect(servers.map(({ clientId }) => clientId)).toEqual([
      'smart-client-public',
      'smart-client-symmetric',
      'smart-client-asymmetric',
      'smart-client-backend',
    ])
    expect(servers.every(({ fhirBase }) => fhirBase === server.fhirBase)).toBe(true)
  })

  test('add, edit, duplicate, delete, export, import', async () => {
    const added = await client.api<ServerEntry>('POST', '/api/servers', {
      name: 'Mine',
      fhirBase: 'https://ehr.example/fhir',
      clientSecret: 'top-secret',
    })
    expect(added).toMatchObject({ hasSecret: true, builtIn: false, clientType: 'public' })
    const edited = await client.api<ServerEntry>('PUT', `/api/servers/${added.id}`, { clientId: 'me' })
    expect(edited).toMatchObject({ clientId: 'me', hasSecret: true })
    expect(await client.api('PUT', `/api/servers/${added.id}`, { clientSecret: null })).toMatchObject({
      hasSecret: false,
    })
    const copy = await client.api<ServerEntry>('POST', `/api/servers/${added.id}/duplicate`)
    expect(copy).toMatchObject({ name: 'Mine (copy)', clientId: 'me' })
    expect(await client.api('DELETE', `/api/servers/${copy.id}`)).toEqual({ deleted: true })
    const file = await client.api<ServerFile>('GET', '/api/servers/export')
    const { servers } = await client.api<ServerList>('POST', '/api/servers/import', file)
    expect(servers).toHaveLength(10)
  })

  test.each([
    [{ name: 'x' }, 'fhirBase'],
    [{ name: '', fhirBase: 'https://x.example' }, 'name'],
    [{ name: 'x', fhirBase: 'ftp://x.example' }, 'fhirBase'],
    [{ name: 'x', fhirBase: 'https://x.example', clientType: 'other' }, 'clientType'],
    [{ name: 'x', fhirBase: 'https://x.example', surprise: 1 }, 'surprise'],
    [
      { name: 'x', fhirBase: 'https://x.example', endpoints: { token_endpoint: 'javascript:x' } },
      'endpoints.token_endpoint',
    ],
  ])('%j is refused, naming the field', async (draft, field) => {
    const answer = await client.api<{ fields: Record<string, string> }>('POST', '/api/servers', draft)
    expect(answer.error?.level).toBe('error')
    expect(Object.keys(answer.fields)).toContain(field)
  })

  test('an older file is imported, its exchangePlace as requestsFrom', async () => {
    const old = { name: 'Old', fhirBase: 'https://old.example/fhir', exchangePlace: 'browser' }
    const file = { format: 'smart-client-servers', version: 1, servers: [old] }
    const { servers } = await client.api<ServerList>('POST', '/api/servers/import', file)
    expect(servers.at(-1)).toMatchObject({ name: 'Old', requestsFrom: 'browser' })
    expect(servers.at(-1)).not.toHaveProperty('exchangePlace')
    expect((await client.api('POST', '/api/servers', old)).error?.level).toBe('error')
  })

  test('what is not there is a clear 404', async () => {
    expect((await client.api('PUT', '/api/servers/nope', {})).error?.code).toBe('not-found')
    expect((await client.api('GET', '/api/runs/nope')).error?.code).toBe('not-found')
    expect((await client.api('GET', '/api/nope')).error?.message).toContain('/api/nope')
  })
})
