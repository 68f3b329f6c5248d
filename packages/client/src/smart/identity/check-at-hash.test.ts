import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { checkAtHash } from './check-at-hash.ts'

// The example of OpenID Connect Core, appendix A.3.
const TOKEN = 'jHkWEdUXMU1BwAsC4vtUsZwnNvTIxEl0z9K3vx5KF0Y'

test('accepts the example of the specification and nothing else (F-147, F-182)', async () => {
  expect(await checkAtHash('77QmUPtjPfzWtF2AnpK9RQ', TOKEN, 'RS256')).toBe(true)
  expect(await checkAtHash('77QmUPtjPfzWtF2AnpK9RQ', `${TOKEN}x`, 'RS256')).toBe(false)
  expect(await checkAtHash('77QmUPtjPfzWtF2AnpK9R', TOKEN, 'RS256')).toBe(false)
  expect(await checkAtHash(7, TOKEN, 'RS256')).toBe(false)
  expect(await checkAtHash(undefined, TOKEN, 'RS256')).toBe(true)
})

test.each([
  ['sha256', ['RS256', 'PS256', 'ES256']],
  ['sha384', ['RS384', 'PS384', 'ES384']],
  ['sha512', ['RS512', 'PS512', 'ES512', 'EdDSA']],
])('accepts half of %s for its algorithms only', async (name, algorithms) => {
  const digest = createHash(name).update(TOKEN).digest()
  const half = digest.subarray(0, digest.length / 2).toString('base64url')
  const all = ['RS256', 'PS256', 'ES256', 'RS384', 'PS384', 'ES384', 'RS512', 'PS512', 'ES512', 'EdDSA']
  for (const alg of all) expect(await checkAtHash(half, TOKEN, alg), alg).toBe(algorithms.includes(alg))
})
