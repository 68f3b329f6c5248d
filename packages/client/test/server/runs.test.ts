import { describe, expect, test } from 'vitest'
import type { DiscoveryReport, ResourceCapability, RunEvent } from '../../src/model/api.ts'
import { client, server, startPairForEach } from '../support/test-pair.ts'

startPairForEach()

describe('a run', () => {
  test('can be stepped through', async () => {
    const { id } = await client.api<{ id: string }>('POST', '/api/runs', {
      serverId: 'mock-backend',
      stepwise: true,
    })
    for (let steps = 0; steps < 30; steps++) {
      const run = await client.until(id, 'paused', 'active', 'failed')
      if (run.state !== 'paused') break
      const seen = run.steps.length
      await client.api('POST', `/api/runs/${id}/continue`)
      while ((await client.run(id)).steps.length === seen && (await client.run(id)).state === 'paused')
        await new Promise((resolve) => setTimeout(resolve, 5))
    }
    expect((await client.run(id)).state).toBe('active')
  })

  test('can be given up; its callback is then refused', async () => {
    const { id, authorizeUrl = '' } = await client.prepare({ serverId: 'mock-public' })
    expect(await client.api('POST', `/api/runs/${id}/cancel`)).toMatchObject({ state: 'cancelled' })
    expect((await client.browser.open(authorizeUrl)).status).toBe(400)
    expect(server.tokenRequests()).toEqual([])
  })

  test('is told as events, and again after a reconnect', async () => {
    const run = await client.login()
    const response = await client.browser.request(`${client.origin}/api/events`, {
      headers: { 'last-event-id': '0' },
    })
    const events = await read(
      response,
      ({ type, ...event }) => type === 'run' && 'run' in event && event.run.state === 'active',
    )
    expect(new Set(events.map(({ type }) => type))).toEqual(new Set(['run', 'step', 'exchange']))
    expect(events.every((event) => 'runId' in event && event.runId === run.id)).toBe(true)
  })

  test('can be taken along without tokens, codes and FHIR data', async () => {
    const run = await client.login()
    await client.api('POST', `/api/runs/${run.id}/refresh`, {})
    const tokens = server
      .tokenRequests()
      .flatMap(({ form }) => [form.get('code'), form.get('code_verifier'), form.get('refresh_token')])
    const secrets = [
      ...tokens,
      'access-2',
      'refresh-3',
      new URL(run.authorizeUrl ?? '').searchParams.get('state'),
    ].filter((value) => value !== null)
    for (const format of ['json', 'html', 'har']) {
      const report = await (
        await client.browser.request(`${client.origin}/api/runs/${run.id}/report?format=${format}`)
      ).text()
      expect(report).toContain('/auth/token')
      for (const secret of secrets) {
        expect(report).not.toContain(secret)
        expect(report).not.toContain(encodeURIComponent(secret))
      }
      expect(report).not.toMatch(/eyJ[\w-]+\.[\w-]+\./)
      expect(report).not.toContain('"resourceType":"Patient"')
    }
    expect(
      (await client.browser.request(`${client.origin}/api/runs/${run.id}/report?format=pdf`)).status,
    ).toBe(400)
  })

  test('its requests can be copied as curl, secrets as variables', async () => {
    const run = await client.login('mock-symmetric')
    const curl = async (part: string) => {
      const exchange = run.exchanges.find(
        ({ request }) => request.url.includes(part) && request.method !== 'OPTIONS',
      )
      return (
        await client.browser.request(`${client.origin}/api/runs/${run.id}/exchanges/${exchange?.id}/curl`)
      ).text()
    }
    expect(await curl('/auth/token')).toMatch(
      /-H 'authorization: Basic '"\$CLIENT_CREDENTIALS"''[\s\S]*code='"\$CODE"'&code_verifier='"\$CODE_VERIFIER"'/,
    )
    expect(await curl('/fhir/Patient/p1')).toContain(`-H 'authorization: Bearer '"$ACCESS_TOKEN"''`)
  })

  test('discovery panel and capability browser', async () => {
    const report = await client.api<DiscoveryReport>('POST', '/api/servers/mock-public/discovery')
    expect(report.documents.map(({ name, verdict }) => [name, verdict.level])).toEqual([
      ['smart-configuration', 'ok'],
      ['openid-configuration', 'ok'],
      ['metadata', 'ok'],
    ])
    expect(report.capabilities.every(({ known }) => known)).toBe(true)
    const run = await client.login()
    const [patient] = await client.api<ResourceCapability[]>('GET', `/api/runs/${run.id}/capabilities`)
    expect(patient).toMatchObject({
      type: 'Patient',
      granted: { read: true, search: true },
      suggestions: [{ path: 'Patient/p1' }],
    })
    expect(
      server.seen.filter(
        ({ url, headers }) => url === '/fhir/metadata' && headers.authorization !== undefined,
      ),
    ).toEqual([])
  })
})

async function read(response: Response, until: (event: RunEvent) => boolean): Promise<RunEvent[]> {
  const events: RunEvent[] = []
  let text = ''
  const decoder = new TextDecoder()
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk, { stream: true })
    const parts = text.split('\n\n')
    text = parts.pop() ?? ''
    for (const part of parts) {
      const data = /^data: (.*)$/m.exec(part)?.[1]
      if (!data) continue
      const event: RunEvent = JSON.parse(data)
      events.push(event)
      if (until(event)) return events
    }
  }
  return events
}
