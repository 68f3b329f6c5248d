import { describe, expect, it } from 'vitest'
import type { Access } from '../../src/index.ts'
import { parseScopeString } from '../../src/model/scopes.ts'
import { createUpstream, type Upstream } from '../../src/upstream/index.ts'
import { type Any, BASE } from '../engine.ts'
import { accessOf, WORLD } from '../leak/leak-world.ts'
import { all, base, grantAmy, send, startBehind } from './behind-upstream.ts'

describe('an export in front of another server', () => {
  const headers = { prefer: 'respond-async' }

  async function exported(upstream: Upstream, line: string, access: Access): Promise<string[]> {
    const started = await send(upstream, line, access, { headers })
    expect(started.status).toBe(202)
    const job = started.headers.find(([name]) => name === 'Content-Location')?.[1].slice(BASE.length + 1)
    let status = await send(upstream, `GET ${job}`, access)
    for (let i = 0; status.status === 202 && i < 500; i++) {
      expect(status.headers.map(([name]) => name)).toContain('X-Progress')
      await new Promise((resolve) => setTimeout(resolve, 10))
      status = await send(upstream, `GET ${job}`, access)
    }
    expect(status).toMatchObject({ status: 200, body: { requiresAccessToken: true } })
    const found: string[] = []
    for (const { url } of (status.body as Any).output) {
      expect(url.startsWith(`${BASE}/bulk/`)).toBe(true)
      const file = await send(upstream, `GET ${url.slice(BASE.length + 1)}`, access)
      const lines = String(file.body).trim().split('\n')
      found.push(...lines.map((text) => JSON.parse(text)).map((each) => `${each.resourceType}/${each.id}`))
    }
    const thief = accessOf({ grants: [], patient: 'frank-hansen' }, parseScopeString('patient/*.rs'))
    expect((await send(upstream, `GET ${job}`, thief)).status).toBe(404)
    expect((await send(upstream, `DELETE ${job}`, access)).status).toBe(202)
    expect((await send(upstream, `GET ${job}`, access)).status).toBe(404)
    return found
  }

  it('gives everything under system scopes, types and filters as ever', async () => {
    const { upstream } = startBehind()
    const system: Access = { kind: 'scopes', scopes: parseScopeString('system/*.rs'), client: 'c' }
    const found = await exported(upstream, 'GET $export', system)
    expect(found.sort()).toEqual(WORLD.map((each) => `${each.resourceType}/${each.id}`).sort())
    const query = '_type=Patient,Observation&_typeFilter=Observation?code=85354-9'
    const some = await exported(upstream, `GET Group/all-patients/$export?${query}`, system)
    const pressures = WORLD.filter((each) => JSON.stringify(each.code ?? '').includes('85354-9'))
    expect(some.filter((each) => each.startsWith('Observation/'))).toHaveLength(pressures.length)
  })

  it('gives what the scopes reach, and refuses at once what they do not', async () => {
    const { upstream } = startBehind()
    const found = await exported(upstream, 'GET Patient/$export', grantAmy('patient/*.rs'))
    expect(found).toContain('Patient/amy-shaw')
    expect(found.filter((each) => /hansen|smith|late/.test(each))).toEqual([])
    expect(await send(upstream, 'GET $export', grantAmy('patient/*.rs'))).toMatchObject({ status: 400 })
    const groups = grantAmy('patient/Patient.rs')
    expect(await send(upstream, 'GET Group/all-patients/$export', groups, { headers })).toMatchObject({
      status: 404,
    })
    expect(await send(upstream, 'GET $export?_type=Goal', groups, { headers })).toMatchObject({ status: 403 })
  })

  it('says that the server behind failed', async () => {
    const fetchIt = async () => new Response('', { status: 500 })
    const upstream = createUpstream({ base, fetch: fetchIt })
    const started = await send(upstream, 'GET $export?_type=Patient', all, { headers })
    const job = started.headers.find(([name]) => name === 'Content-Location')?.[1].slice(BASE.length + 1)
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(await send(upstream, `GET ${job}`, all)).toMatchObject({ status: 502 })
  })
})
