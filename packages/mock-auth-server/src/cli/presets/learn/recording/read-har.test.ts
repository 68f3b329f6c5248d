import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createRecording } from './create-recording.ts'
import { MAX_BYTES, parseHar, readHar } from './read-har.ts'

const request = { method: 'GET', url: 'http://ehr.example/fhir/metadata', headers: [] }
const response = { status: 200, headers: [], content: { text: '{}' } }
const write = (entries: unknown) => JSON.stringify({ log: { entries } })

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'smart-mock-har-'))
})
afterAll(() => rm(folder, { recursive: true }))

describe('a file that is no HAR is refused with the reason', () => {
  test.for<[string, string]>([
    ['', 'is not JSON'],
    ['{"log":', 'is not JSON'],
    ['[]', 'is no HAR: the file: '],
    ['{}', 'is no HAR: log: '],
    [write({}), 'is no HAR: log.entries: '],
    [write([{ request }]), 'is no HAR: log.entries.0.response: '],
    [write([{ request: { ...request, url: 7 }, response }]), 'is no HAR: log.entries.0.request.url: '],
    [write([{ request, response: { ...response, status: '200' } }]), 'log.entries.0.response.status: '],
    [`${'['.repeat(10_000_000)}`, 'is nested more than 100 levels deep'],
    [`{"log":${'{"a":'.repeat(101)}1${'}'.repeat(101)}}`, 'is nested more than 100 levels deep'],
  ])('%#', ([text, problem]) => {
    expect(() => parseHar(text, 'a.har')).toThrow(
      `--har a.har: ${problem.startsWith('log') ? 'is no HAR: ' : ''}${problem}`,
    )
  })

  test('a missing file, a folder and a huge file', async () => {
    await expect(readHar(join(folder, 'none.har'))).rejects.toThrow('cannot be read (ENOENT)')
    await expect(readHar(folder)).rejects.toThrow('is not a file')
    const huge = join(folder, 'huge.har')
    await writeFile(huge, '')
    await truncate(huge, MAX_BYTES + 1)
    await expect(readHar(huge)).rejects.toThrow(`at most ${MAX_BYTES} are read`)
  })

  test('a recording without a SMART server', () => {
    const exchanges = parseHar(write([{ request, response }]), 'a.har')
    expect(() => createRecording(exchanges, 'a.har')).toThrow('--har a.har: shows no SMART server')
  })
})

describe('a HAR is read', () => {
  test('with brackets in strings, a byte order mark and bodies in base64', () => {
    const text = Buffer.from('{"resourceType":"CapabilityStatement"}').toString('base64')
    const entry = {
      request: { ...request, comment: `"${'['.repeat(200)}` },
      response: { ...response, content: { text, encoding: 'base64' } },
    }
    const exchanges = parseHar(`\uFEFF${write([entry])}`, 'a.har')
    expect(createRecording(exchanges, 'a.har').fhirBase).toBe('http://ehr.example/fhir')
  })

  test('without what is no exchange of HTTP, with the places of the others', () => {
    const other = { request: { ...request, url: 'wss://ehr.example' }, response }
    expect(parseHar(write([other, { request, response }]), 'a.har').map(({ number }) => number)).toEqual([2])
  })
})
