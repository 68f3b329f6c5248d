import { expect, test } from 'vitest'
import { readManifest } from './read-manifest.ts'

const file = { type: 'Patient', url: 'https://fhir.example/1', count: 3 }

function manifest(changes: Record<string, unknown>) {
  const json = { transactionTime: '2026-01-01T00:00:00Z', request: 'https://fhir.example/$export' }
  return readManifest({
    status: 200,
    statusText: '',
    headers: new Headers({ 'content-type': 'application/json; charset=utf-8' }),
    text: JSON.stringify({ ...json, requiresAccessToken: true, output: [], ...changes }),
    bytes: 0,
    exchangeId: '',
  })
}

test('lists files by their contents', () => {
  const { files, notices } = manifest({ output: [file], deleted: [file], error: [file] })
  expect(files).toEqual(['output', 'error', 'deleted'].map((section) => ({ ...file, section })))
  expect(notices).toEqual([])
})

test('limits the number of files, and reports it', () => {
  const { files, notices } = manifest({ output: Array.from({ length: 201 }, () => file) })
  expect(files).toHaveLength(200)
  expect(notices.map(({ message }) => message)).toEqual([
    'The manifest lists 201 files; the first 200 of them are read.',
  ])
})

test('fetches files without a token only when requiresAccessToken is false', () => {
  for (const said of [undefined, null, 'false', 0]) {
    const { requiresAccessToken, notices } = manifest({ requiresAccessToken: said })
    expect(requiresAccessToken).toBe(true)
    expect(notices).toHaveLength(1)
  }
  expect(manifest({ requiresAccessToken: false })).toMatchObject({ requiresAccessToken: false, notices: [] })
})
