import { expect, test } from 'vitest'
import { buildWeakEtag, parseEtag } from './etag.ts'

test('returns an ETag unchanged, or undefined', () => {
  expect(parseEtag('W/"3"')).toBe('W/"3"')
  expect(parseEtag('"a-b"')).toBe('"a-b"')
  for (const odd of [null, '', '3', 'W/3', '"a"\r\nX: y', '"a" "b"']) expect(parseEtag(odd)).toBeUndefined()
})

test('builds an ETag from versionId only for a single resource', () => {
  expect(buildWeakEtag('{"resourceType":"Patient","meta":{"versionId":"3"}}')).toBe('W/"3"')
  const others = ['{"resourceType":"Bundle","meta":{"versionId":"3"}}', '{"meta":{"versionId":3}}', '{}', 'x']
  for (const other of others) expect(buildWeakEtag(other)).toBeUndefined()
})
