import { expect, test } from 'vitest'
import { checkAtHash } from './check-at-hash.ts'

// The example of OpenID Connect Core, appendix A.3.
const TOKEN = 'jHkWEdUXMU1BwAsC4vtUsZwnNvTIxEl0z9K3vx5KF0Y'

test('accepts the example of the specification and nothing else (F-147, F-182)', async () => {
  expect(await checkAtHash('77QmUPtjPfzWtF2AnpK9RQ', TOKEN)).toBe(true)
  expect(await checkAtHash('77QmUPtjPfzWtF2AnpK9RQ', `${TOKEN}x`)).toBe(false)
  expect(await checkAtHash('77QmUPtjPfzWtF2AnpK9R', TOKEN)).toBe(false)
  expect(await checkAtHash(7, TOKEN)).toBe(false)
  expect(await checkAtHash(undefined, TOKEN)).toBe(true)
})
