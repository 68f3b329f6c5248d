import { BASE } from '@smart-mock/fhir-engine/test/engine'
import { createUpstream, handleUpstream } from '@smart-mock/fhir-engine/upstream'
import { describe, expect, it } from 'vitest'
import { get, startBehind } from './upstream-behind.ts'

describe('what crosses', { timeout: 60_000 }, () => {
  it("sends the mock's own credentials there, and nothing of the client", async () => {
    const { base, requests } = await startBehind({})
    const headers = { authorization: 'Bearer of-the-client', cookie: 'a=b', 'x-forwarded-for': '1.2.3.4' }
    const reply = await get(
      { base, authorization: async () => 'Basic b3Vycw==' },
      'Patient/amy-shaw',
      headers,
    )
    expect(reply.status).toBe(200)
    expect(requests[0]?.headers).toMatchObject({ authorization: 'Basic b3Vycw==' })
    const sent = JSON.stringify(requests)
    for (const theirs of ['of-the-client', 'a=b', '1.2.3.4']) expect(sent).not.toContain(theirs)
    expect(JSON.stringify(reply)).not.toContain('b3Vycw')
    const passed = reply.headers.map(([name]) => name.toLowerCase())
    for (const name of ['connection', 'content-encoding', 'transfer-encoding', 'server']) {
      expect(passed).not.toContain(name)
    }
  })

  it('accepts only types of R4 and valid ids in a URL', async () => {
    const { base, requests } = await startBehind({})
    for (const url of [
      'Patient/..',
      'Patient/%2e%2e',
      'Patient/a%2Fb',
      '../admin/x',
      'Secret/1',
      'Patient/a/_history/..%2f',
    ]) {
      const { status } = await get({ base }, url)
      expect(status, url).toBe(404)
    }
    expect(requests).toEqual([])
  })

  it('refuses queries that look beyond the scopes', async () => {
    const { base, requests } = await startBehind({})
    const upstream = createUpstream({ base })
    const ask = (query: string) =>
      handleUpstream(upstream, {
        method: 'GET',
        path: 'Observation',
        query,
        header: () => undefined,
        body: new Uint8Array(),
        base: BASE,
        access: {
          kind: 'scopes',
          patient: 'amy-shaw',
          scopes: [
            {
              kind: 'resource',
              raw: 'patient/*.rs',
              level: 'patient',
              type: '*',
              permissions: 'rs',
              constraints: [],
              notation: 'v2',
            },
          ],
        },
      })
    for (const query of [
      'subject:Patient.name=shaw',
      '_has:Provenance:target:agent=x',
      '_list=of-amy',
      '_filter=x',
      '_text=x',
      '_include:iterate=Observation:subject',
      'code:in=http://vs',
    ]) {
      expect(await ask(query), query).toMatchObject({ status: 400 })
    }
    expect(requests).toEqual([])
    await ask('code=2093-3')
    expect(new URL(requests[0]?.url ?? '', base).searchParams.get('patient')).toBe('Patient/amy-shaw')
  })
})
