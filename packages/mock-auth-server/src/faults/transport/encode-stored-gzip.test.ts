import { gunzipSync } from 'node:zlib'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { encodeStoredGzip } from './encode-stored-gzip.ts'

test('creates gzip that any reader decodes', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 500 }), (bytes) => {
      expect(new Uint8Array(gunzipSync(encodeStoredGzip(bytes)))).toEqual(bytes)
    }),
  )
})

test('encodes bytes beyond one block, and a reader detects a changed byte', () => {
  const bytes = new Uint8Array(150_000).map((_, at) => at % 251)
  const packed = encodeStoredGzip(bytes)
  expect(new Uint8Array(gunzipSync(packed))).toEqual(bytes)
  packed[100] = (packed[100] ?? 0) ^ 1
  expect(() => gunzipSync(packed)).toThrow()
})
