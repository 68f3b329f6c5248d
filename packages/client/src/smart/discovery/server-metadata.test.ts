import { expect, test } from 'vitest'
import { readMetadata } from './server-metadata.ts'

const BASE = 'https://ehr.example/fhir'

test('resolves relative endpoints against the base, with a notice (F-022)', () => {
  const { metadata, notices } = readMetadata(
    { token_endpoint: 'token', authorization_endpoint: '/auth' },
    BASE,
  )
  expect(metadata).toMatchObject({
    token_endpoint: `${BASE}/token`,
    authorization_endpoint: 'https://ehr.example/auth',
  })
  expect(notices).toHaveLength(2)
})

test('refuses plain http behind https, also on this machine (F-023, F-193)', () => {
  expect(() => readMetadata({ token_endpoint: 'http://ehr.example/token' }, BASE)).toThrow(/not safe/)
  expect(() => readMetadata({ jwks_uri: 'http://localhost/jwks' }, BASE)).toThrow(/not safe/)
  expect(() => readMetadata({ token_endpoint: 'javascript:alert(1)' }, 'http://localhost/fhir')).toThrow()
  expect(
    readMetadata({ token_endpoint: 'http://localhost/token' }, 'http://localhost/fhir').metadata
      .token_endpoint,
  ).toBe('http://localhost/token')
})

test('omits malformed members and ignores unknown ones (F-030, C-187)', () => {
  const { metadata, notices } = readMetadata(
    { capabilities: 'launch-ehr', token_endpoint: 7, issuer: 7, future: {} },
    BASE,
  )
  expect(metadata).toEqual({})
  expect(notices).toHaveLength(2)
})
