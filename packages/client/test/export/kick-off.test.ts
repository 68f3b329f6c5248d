import { describe, expect, test } from 'vitest'
import { exported, exportRequests, outcome } from '../support/serve-export.ts'
import { stepOf } from '../support/test-client.ts'
import { client, endOf, runId, served, server, startExportForEach } from '../support/test-export.ts'

startExportForEach()

describe('an export that goes well', () => {
  test('is kicked off, waited for as told, and read', async () => {
    const run = await exported(client, runId, { types: ['Patient'], since: '2026-01-01T00:00:00+01:00' })
    expect(endOf(run)).toEqual({ state: 'done', text: '2 resources in 1 file.' })
    const { kickOff, status, file, end } = exportRequests(server)
    expect(kickOff.map(({ url }) => url)).toEqual([
      '/fhir/$export?_type=Patient&_since=2026-01-01T00%3A00%3A00%2B01%3A00',
    ])
    expect(kickOff[0]?.headers).toMatchObject({ prefer: 'respond-async', accept: 'application/fhir+json' })
    expect(status.map(({ headers }) => headers.accept)).toEqual(['application/json', 'application/json'])
    expect(file.map(({ headers }) => headers.accept)).toEqual(['application/fhir+ndjson'])
    expect(client.slept).toEqual([7000])
    expect(end).toEqual([])
    expect(run.export).toMatchObject({
      polls: 2,
      progress: '50 %',
      isOnServer: true,
      requiresAccessToken: true,
    })
    for (const kind of ['export', 'export-status', 'export-file'] as const)
      expect(stepOf(run, kind)?.verdict).toMatchObject({ level: 'ok', spec: { label: /^Bulk Data/ } })
  })

  test('is deleted at the server when that is asked for', async () => {
    await exported(client, runId)
    await client.api('DELETE', `/api/runs/${runId}/export`)
    expect(exportRequests(server).end).toHaveLength(1)
    expect((await client.run(runId)).export).toMatchObject({ state: 'done', isOnServer: false })
  })

  test.each([
    [{ level: 'patient' }, '/fhir/Patient/$export'],
    [{ level: 'group', group: 'g1' }, '/fhir/Group/g1/$export'],
    [{ level: 'system', outputFormat: 'ndjson' }, '/fhir/$export?_outputFormat=ndjson'],
  ])('at another level or in another format: %j', async (options, url) => {
    await exported(client, runId, options)
    expect(exportRequests(server).kickOff[0]?.url).toBe(url)
  })
})

describe('what was asked for', () => {
  test.each([
    [{ level: 'group' }, /requires its id/],
    [{ level: 'group', group: '../Patient/1' }, /requires its id/],
    [{ types: ['patient'] }, /not a resource type/],
    [{ since: '2026-01-01' }, /not an instant/],
  ])('is refused at once when it makes no request: %j', async (options, text) => {
    const { error } = await client.api('POST', `/api/runs/${runId}/export`, { level: 'system', ...options })
    expect(error?.message).toMatch(text)
    expect(exportRequests(server).kickOff).toEqual([])
  })

  test('is not sent beyond the grant, unless the person insists', async () => {
    const options = { types: ['Condition', 'Patient'] }
    const refused = await exported(client, runId, options)
    expect(endOf(refused).text).toMatch(/requires system\/Condition\.rs\.$/)
    expect(exportRequests(server).kickOff).toEqual([])
    expect(endOf(await exported(client, runId, { ...options, beyondGrant: true })).state).toBe('done')
  })

  test('needs more than scopes for one patient', async () => {
    const run = await client.login('mock-public')
    expect(endOf(await exported(client, run.id)).text).toMatch(/requires system\/\*\.rs/)
  })

  test('is one thing at a time', async () => {
    served.polls = Array.from({ length: 500 }, () => ({ status: 202 }))
    await client.api('POST', `/api/runs/${runId}/export`, { level: 'system' })
    const { error } = await client.api('POST', `/api/runs/${runId}/export`, { level: 'system' })
    expect(error?.message).toBe('An export is in progress.')
    await client.api('DELETE', `/api/runs/${runId}/export`)
  })
})

describe('a kick-off that is not taken', () => {
  test('says what the server says, and is sent once', async () => {
    served.kickOff = outcome(503, '_type is not supported')
    const run = await exported(client, runId)
    expect(endOf(run)).toEqual({
      state: 'failed',
      text: 'The kick-off request got a 503: _type is not supported.',
    })
    expect(exportRequests(server).kickOff).toHaveLength(1)
  })

  test('leads to another server: nothing is sent there', async () => {
    served.kickOff = { status: 202, headers: { 'content-location': 'http://elsewhere.example/jobs/1' } }
    expect(endOf(await exported(client, runId)).text).toMatch(/access token was not sent there/)
  })

  test('names a relative address: it is followed, and said', async () => {
    served.kickOff = { status: 202, headers: { 'content-location': '/jobs/1' } }
    const run = await exported(client, runId)
    expect(endOf(run).state).toBe('done')
    expect(stepOf(run, 'export')?.verdict?.message).toMatch(/is relative/)
  })
})
