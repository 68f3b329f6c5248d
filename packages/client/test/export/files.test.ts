import { describe, expect, test } from 'vitest'
import { exported, exportRequests, ndjson, outcome, patient } from '../support/serve-export.ts'
import { stepOf } from '../support/test-client.ts'
import { client, endOf, runId, served, server, startExportForEach } from '../support/test-export.ts'

startExportForEach()

describe('a manifest', () => {
  test('with gaps is used, and the gaps are said', async () => {
    served.manifest = { output: served.manifest.output }
    served.manifestHeaders = { 'content-type': 'text/plain' }
    const run = await exported(client, runId)
    expect(endOf(run).state).toBe('done')
    const said = stepOf(run, 'export-status')?.details.map(({ value }) => value)
    expect(said).toContain('The manifest lacks transactionTime, request, requiresAccessToken.')
    expect(said).toContain('The Content-Type of the manifest is text/plain; it must be application/json.')
  })

  test('with rubbish among its files costs the others nothing', async () => {
    const output = [null, { type: 7 }, { type: 'Patient', url: '/relative' }]
    served.manifest = { ...served.manifest, output: [...output, ...(served.manifest.output as [])] }
    const run = await exported(client, runId)
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
    await exported(client, runId)
    expect(exportRequests(server).file.map(({ headers }) => headers.authorization)).toEqual([undefined])
  })

  test('with more errors than a page can show: those of the first files are listed', async () => {
    const line = JSON.parse(outcome(0, 'lost').body ?? '')
    served.files.errors = ndjson(...Array.from({ length: 60 }, () => line))
    const error = { type: 'OperationOutcome', url: `${server.origin}/jobs/1/errors`, count: 60 }
    served.manifest = { ...served.manifest, output: [], error: Array.from({ length: 11 }, () => error) }
    const listed = (await exported(client, runId)).export?.files.map(({ read }) => read?.issues.length)
    expect(listed).toEqual([...Array.from({ length: 10 }, () => 50), 0])
  })

  test('that has expired is named as the reason why files are gone', async () => {
    served.manifestHeaders.expires = new Date(0).toUTCString()
    served.files = {}
    const [file] = (await exported(client, runId)).export?.files ?? []
    expect(file?.read?.verdict.whatToTry).toMatch(/manifest has expired/)
  })
})

describe('a file', () => {
  const readingOf = async () => (await exported(client, runId)).export?.files[0]?.read

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
    const run = await exported(client, runId)
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
  const run = await exported(client, runId)
  expect(JSON.stringify(run)).toContain('1970-01-01')
  const report = JSON.stringify(await client.api('GET', `/api/runs/${runId}/report`))
  expect(report).not.toContain('1970-01-01')
  expect(report).not.toContain('abcdefgh')
})
