import { defineRule, fail, PASS } from '../../core/declare/rule.ts'
import { clientAsymmetric } from '../../core/declare/spec.ts'
import type { JsonObject } from '../../core/util/json.ts'
import { KEY_STEPS, readKeySet } from '../evidence/key-sets.ts'

const MEMBERS: Readonly<Record<string, readonly string[]>> = { RSA: ['n', 'e'], EC: ['crv', 'x', 'y'] }

export const keysComplete = defineRule({
  name: 'keys-complete',
  level: 'error',
  catalogueIds: ['C-123'],
  spec: clientAsymmetric('registering-a-client-communicating-public-keys'),
  requirement:
    'Each key of the client has kty and kid, and the members of its key type as unpadded base64url.',
  howToFix: 'Publish kty and kid, with n and e for RSA or crv, x and y for EC, without padding.',
  steps: KEY_STEPS,
  check: (entry) => {
    const keys = readKeySet(entry)
    if (!keys) return undefined
    const problem = keys.map(problemOf).find((each) => each !== undefined)
    return problem ? fail(problem, 'a complete public key', 'not') : PASS
  },
  examples: {
    valid: [
      {
        step: 'register',
        method: 'POST',
        body: '{"jwks":{"keys":[{"kty":"RSA","kid":"1","n":"ab","e":"AQAB"}]}}',
      },
    ],
    invalid: [
      { step: 'register', method: 'POST', body: '{"jwks":{"keys":[{"kty":"RSA","n":"ab","e":"AQAB"}]}}' },
    ],
  },
})

function problemOf(key: JsonObject): string | undefined {
  const { kty, kid } = key
  if (typeof kid !== 'string' || kid === '') return 'a key has no kid'
  const bad = MEMBERS[String(kty)]?.find((name) => !/^[A-Za-z0-9_-]+$/.test(String(key[name] ?? '')))
  if (bad) return `${bad} of the key ${kid} is missing or not base64url`
  return typeof kty === 'string' ? undefined : `the key ${kid} has no kty`
}
