import { describe, expect, test } from 'vitest'
import { exported, exportRequests, outcome } from '../support/serve-export.ts'
import { stepOf } from '../support/test-client.ts'
import { client, endOf, runId, served, server, startExportForEach } from '../support/test-export.ts'

startExportForEach()

describe('waiting', () => {
  test('goes on over busy and transient answers, and over one that is lost', async () => {
    const lost = { status: 200, body: '{', cut: true }
    served.polls = [outcome(429, 'slower'), lost, outcome(500, 'try later', 'transient')]
    const run = await exported(client, runId)
    expect(endOf(run).state).toBe('done')
    expect(run.export?.polls).toBe(4)
  })

  test('ends with an export that the server does not know any more', async () => {
    served.polls = [outcome(410, 'expired')]
    const run = await exported(client, runId)
    expect(endOf(run).text).toBe('The status request got a 410: expired.')
    expect(run.export?.verdict?.whatToTry).toMatch(/has expired/)
  })

  test('ends where the person said, and the export is deleted (F-301)', async () => {
    served.polls = Array.from({ length: 50 }, () => ({ status: 202, headers: { 'retry-after': '20' } }))
    const run = await exported(client, runId, { timeoutS: 10 })
    expect(endOf(run)).toMatchObject({ state: 'failed', text: expect.stringContaining('given up') })
    const { status, end } = exportRequests(server)
    expect([status.length, end.length]).toEqual([1, 1])
  })

  test('is cut off by "Cancel", which deletes the export', async () => {
    served.polls = Array.from({ length: 500 }, () => ({ status: 202 }))
    await client.api('POST', `/api/runs/${runId}/export`, { level: 'system' })
    await expect.poll(() => exportRequests(server).status.length).toBeGreaterThan(1)
    await client.api('DELETE', `/api/runs/${runId}/export`)
    const run = await client.run(runId)
    expect(run.export).toMatchObject({ state: 'cancelled', isOnServer: false })
    expect(stepOf(run, 'export-status')?.verdict?.level).toBe('info')
    const { status, end } = exportRequests(server)
    expect(end).toHaveLength(1)
    expect(exportRequests(server).status).toHaveLength(status.length)
  })

  test('ends with the session, after which nobody can ask', async () => {
    served.polls = Array.from({ length: 500 }, () => ({ status: 202 }))
    await client.api('POST', `/api/runs/${runId}/export`, { level: 'system' })
    await client.api('POST', `/api/runs/${runId}/logout`, {})
    const run = await client.run(runId)
    expect(run.export?.state).toBe('cancelled')
    expect(exportRequests(server).end).toHaveLength(1)
  })

  test('outlives its token: a backend service asks for a new one', async () => {
    server.tamper.tokenResponse = (json) => ({ ...json, expires_in: 60 })
    const fresh = await client.login('mock-backend')
    const before = server.tokenRequests().length
    client.advance(120_000)
    expect(endOf(await exported(client, fresh.id)).state).toBe('done')
    expect(server.tokenRequests().length - before).toBe(1)
  })
})
