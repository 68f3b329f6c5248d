import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Run } from '../../src/model/api.ts'
import {
  exported,
  exportRequests,
  ndjson,
  outcome,
  patient,
  type ServedExport,
  serveExport,
} from '../support/serve-export.ts'
import { startTestClient, stepOf, type TestClient } from '../support/test-client.ts'
import { startTestServer, type TestServer } from '../support/test-server.ts'

let server: TestServer
let client: TestClient
let served: ServedExport
let id: string
beforeEach(async () => {
  server = await startTestServer()
  client = await startTestClient(server.fhirBase)
  served = serveExport(server)
  id = (await client.login('mock-backend')).id
})
afterEach(async () => {
  await client.close()
  await server.close()
})

const endOf = ({ export: view }: Run) => ({ state: view?.state, text: view?.verdict?.message })

describe('an export that goes well', () => {
  test('is kicked off, waited for as told, and read', async () => {
    const run = await exported(client, id, { types: ['Patient'], since: '2026-01-01T00:00:00+01:00' })
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
    await exported(client, id)
    await client.api('DELETE', `/api/runs/${id}/export`)
    expect(exportRequests(server).end).toHaveLength(1)
    expect((await client.run(id)).export).toMatchObject({ state: 'done', isOnServer: false })
  })

  test.each([
    [{ level: 'patient' }, '/fhir/Patient/$export'],
    [{ level: 'group', group: 'g1' }, '/fhir/Group/g1/$export'],
    [{ level: 'system', outputFormat: 'ndjson' }, '/fhir/$export?_outputFormat=ndjson'],
  ])('at another level or in another format: %j', async (wish, url) => {
    await exported(client, id, wish)
    expect(exportRequests(server).kickOff[0]?.url).toBe(url)
  })
})

describe('what was asked for', () => {
  test.each([
    [{ level: 'group' }, /requires its id/],
    [{ level: 'group', group: '../Patient/1' }, /requires its id/],
    [{ types: ['patient'] }, /not a resource type/],
    [{ since: '2026-01-01' }, /not an instant/],
  ])('is refused at once when it makes no request: %j', async (wish, text) => {
    const { error } = await client.api('POST', `/api/runs/${id}/export`, { level: 'system', ...wish })
    expect(error?.message).toMatch(text)
    expect(exportRequests(server).kickOff).toEqual([])
  })

  test('is not sent beyond the grant, unless the person insists', async () => {
    const wish = { types: ['Condition', 'Patient'] }
    const refused = await exported(client, id, wish)
    expect(endOf(refused).text).toMatch(/requires system\/Condition\.rs\.$/)
    expect(exportRequests(server).kickOff).toEqual([])
    expect(endOf(await exported(client, id, { ...wish, beyondGrant: true })).state).toBe('done')
  })

  test('needs more than scopes for one patient', async () => {
    const run = await client.login('mock-public')
    expect(endOf(await exported(client, run.id)).text).toMatch(/requires system\/\*\.rs/)
  })

  test('is one thing at a time', async () => {
    served.polls = Array.from({ length: 500 }, () => ({ status: 202 }))
    await client.api('POST', `/api/runs/${id}/export`, { level: 'system' })
    const { error } = await client.api('POST', `/api/runs/${id}/export`, { level: 'system' })
    expect(error?.message).toBe('An export is in progress.')
    await client.api('DELETE', `/api/runs/${id}/export`)
  })
})

describe('a kick-off that is not taken', () => {
  test('says what the server says, and is sent once', async () => {
    served.kickOff = outcome(503, '_type is not supported')
    const run = await exported(client, id)
    expect(endOf(run)).toEqual({
      state: 'failed',
      text: 'The kick-off request got a 503: _type is not supported.',
    })
    expect(exportRequests(server).kickOff).toHaveLength(1)
  })

  test('leads to another server: nothing is sent there', async () => {
    served.kickOff = { status: 202, headers: { 'content-location': 'http://elsewhere.example/jobs/1' } }
    expect(endOf(await exported(client, id)).text).toMatch(/access token was not sent there/)
  })

  test('names a relative address: it is followed, and said', async () => {
    served.kickOff = { status: 202, headers: { 'content-location': '/jobs/1' } }
    const run = await exported(client, id)
    expect(endOf(run).state).toBe('done')
    expect(stepOf(run, 'export')?.verdict?.message).toMatch(/is relative/)
  })
})

describe('waiting', () => {
  test('goes on over busy and transient answers, and over one that is lost', async () => {
    const lost = { status: 200, body: '{', cut: true }
    served.polls = [outcome(429, 'slower'), lost, outcome(500, 'try later', 'transient')]
    const run = await exported(client, id)
    expect(endOf(run).state).toBe('done')
    expect(run.export?.polls).toBe(4)
  })

  test('ends with an export that the server does not know any more', async () => {
    served.polls = [outcome(410, 'expired')]
    const run = await exported(client, id)
    expect(endOf(run).text).toBe('The status request got a 410: expired.')
    expect(run.export?.verdict?.whatToTry).toMatch(/has expired/)
  })

  test('ends where the person said, and the export is deleted (F-301)', async () => {
    served.polls = Array.from({ length: 50 }, () => ({ status: 202, headers: { 'retry-after': '20' } }))
    const run = await exported(client, id, { timeoutS: 10 })
    expect(endOf(run)).toMatchObject({ state: 'failed', text: expect.stringContaining('given up') })
    const { status, end } = exportRequests(server)
    expect([status.length, end.length]).toEqual([1, 1])
  })

  test('is cut off by "Cancel", which deletes the export', async () => {
    served.polls = Array.from({ length: 500 }, () => ({ status: 202 }))
    await client.api('POST', `/api/runs/${id}/export`, { level: 'system' })
    await expect.poll(() => exportRequests(server).status.length).toBeGreaterThan(1)
    await client.api('DELETE', `/api/runs/${id}/export`)
    const run = await client.run(id)
    expect(run.export).toMatchObject({ state: 'cancelled', isOnServer: false })
    expect(stepOf(run, 'export-status')?.verdict?.level).toBe('info')
    const { status, end } = exportRequests(server)
    expect(end).toHaveLength(1)
    expect(exportRequests(server).status).toHaveLength(status.length)
  })

  test('ends with the session, after which nobody can ask', async () => {
    served.polls = Array.from({ length: 500 }, () => ({ status: 202 }))
    await client.api('POST', `/api/runs/${id}/export`, { level: 'system' })
    await client.api('POST', `/api/runs/${id}/logout`, {})
    const run = await client.run(id)
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

describe('a manifest', () => {
  test('with gaps is used, and the gaps are said', async () => {
    served.manifest = { output: served.manifest.output }
    served.manifestHeaders = { 'content-type': 'text/plain' }
    const run = await exported(client, id)
    expect(endOf(run).state).toBe('done')
    const said = stepOf(run, 'export-status')?.details.map(({ value }) => value)
    expect(said).toContain('The manifest lacks transactionTime, request, requiresAccessToken.')
    expect(said).toContain('The Content-Type of the manifest is text/plain; it must be application/json.')
  })

  test('with rubbish among its files costs the others nothing', async () => {
    const output = [null, { type: 7 }, { type: 'Patient', url: '/relative' }]
    served.manifest = { ...served.manifest, output: [...output, ...(served.manifest.output as [])] }
    const run = await exported(client, id)
    expect(run.export?.files.map(({ read }) => read?.verdict.level)).toEqual([
      'error',
      'error',
      'error',
      'ok',
    ])
    expect(endOf(run)).toEqual({
      state: 'done',
      text: '2 resources in 4 files. 3 of 4 files could not be read completely.',
    })
  })

  test('whose files need no token is read without one', async () => {
    served.manifest.requiresAccessToken = false
    await exported(client, id)
    expect(exportRequests(server).file.map(({ headers }) => headers.authorization)).toEqual([undefined])
  })

  test('with more errors than a page can show: those of the first files are listed', async () => {
    const line = JSON.parse(outcome(0, 'lost').body ?? '')
    served.files.errors = ndjson(...Array.from({ length: 60 }, () => line))
    const error = { type: 'OperationOutcome', url: `${server.origin}/jobs/1/errors`, count: 60 }
    served.manifest = { ...served.manifest, output: [], error: Array.from({ length: 11 }, () => error) }
    const listed = (await exported(client, id)).export?.files.map(({ read }) => read?.issues.length)
    expect(listed).toEqual([...Array.from({ length: 10 }, () => 50), 0])
  })

  test('that has expired is named as the reason why files are gone', async () => {
    served.manifestHeaders.expires = new Date(0).toUTCString()
    served.files = {}
    const [file] = (await exported(client, id)).export?.files ?? []
    expect(file?.read?.verdict.whatToTry).toMatch(/manifest has expired/)
  })
})

describe('a file', () => {
  const readingOf = async () => (await exported(client, id)).export?.files[0]?.read

  test('with broken lines is read but for these, which are told by their numbers', async () => {
    const other = { resourceType: 'Group' }
    served.files['Patient.1.ndjson'] = ndjson(
      patient('a'),
      '{"resourceType":',
      '7',
      '{}',
      other,
      patient('b'),
    )
    expect(await readingOf()).toMatchObject({
      resources: 2,
      broken: [
        { line: 2, why: 'not a JSON object' },
        { line: 3, why: 'not a JSON object' },
        { line: 4, why: 'not a resource: it has no resourceType' },
        { line: 5, why: 'a Group, not a Patient' },
      ],
      verdict: {
        level: 'error',
        message: expect.stringMatching(/^4 lines of the file .* line 2 is not a JSON/),
      },
    })
  })

  test('with fewer resources than the manifest says is not taken for whole', async () => {
    served.files['Patient.1.ndjson'] = ndjson(patient('a'))
    const reading = await readingOf()
    expect(reading?.verdict.message).toBe('The file contains 1 resource, but the manifest says 2.')
  })

  test('whose connection is cut is fetched once more', async () => {
    served.files['Patient.1.ndjson'] = { status: 200, body: '{', cut: true }
    expect((await readingOf())?.verdict).toMatchObject({ level: 'error', code: 'network' })
    expect(exportRequests(server).file).toHaveLength(2)
  })

  test('of errors and of deletions is told in words', async () => {
    const at = (name: string) => ({ url: `${server.origin}/jobs/1/${name}` })
    const entry = [{ request: { method: 'DELETE', url: 'Observation/7' } }, { request: null }, 3]
    served.manifest.error = [{ type: 'OperationOutcome', ...at('errors') }]
    served.manifest.deleted = [{ type: 'Bundle', ...at('deleted') }]
    served.files.errors = ndjson(JSON.parse(outcome(0, 'Observation/8 could not be read').body ?? ''))
    served.files.deleted = ndjson({ resourceType: 'Bundle', type: 'transaction', entry })
    const run = await exported(client, id)
    const [, errors, deleted] = run.export?.files ?? []
    expect(errors?.read?.issues).toEqual([
      { severity: 'error', code: 'exception', text: 'Observation/8 could not be read' },
    ])
    expect(errors?.read?.verdict.level).toBe('warning')
    expect(deleted?.read?.deletions).toEqual(['Observation/7'])
    expect(run.export?.verdict).toMatchObject({
      level: 'warning',
      message: '2 resources in 1 file. The server could not export everything. Some resources were deleted.',
    })
  })
})

test('a report has no data of the files, and no address that lets everybody in', async () => {
  const url = `${server.origin}/jobs/1/Patient.1.ndjson?signature=abcdefgh`
  served.manifest = { ...served.manifest, requiresAccessToken: false, output: [{ type: 'Patient', url }] }
  served.files['Patient.1.ndjson'] = ndjson({ ...patient('a'), birthDate: '1970-01-01' })
  const run = await exported(client, id)
  expect(JSON.stringify(run)).toContain('1970-01-01')
  const report = JSON.stringify(await client.api('GET', `/api/runs/${id}/report`))
  expect(report).not.toContain('1970-01-01')
  expect(report).not.toContain('abcdefgh')
})
