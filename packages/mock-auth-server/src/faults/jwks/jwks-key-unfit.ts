import { z } from 'zod'
import { defineFault } from '../../core/declare/fault.ts'
import { rfc } from '../../core/declare/spec.ts'
import type { Json, JsonObject } from '../../core/util/json.ts'
import { doesNotTrustUser } from '../../expectations/index.ts'

const UNFIT = {
  use: { use: 'enc' },
  'key-ops': { use: undefined, key_ops: ['encrypt'] },
  alg: { alg: 'RSA-OAEP-256' },
  kty: { kty: 'oct', k: 'AQAB', n: undefined, e: undefined },
} as const satisfies Record<string, JsonObject>

export const jwksKeyUnfit = defineFault({
  name: 'jwks-key-unfit',
  title: 'Key not meant for verification',
  kind: 'must-reject',
  catalogueIds: ['F-198'],
  spec: rfc(7517, '4.2'),
  description:
    'The key with the right kid is published for encryption, for another algorithm, or as another type.',
  requirement: 'Use a key only for what it is published for: reject the id_token.',
  steps: ['jwks'],
  params: () =>
    z.strictObject({
      by: z.enum(['use', 'key-ops', 'alg', 'kty']).default('use').describe('The member that rules it out.'),
    }),
  points: {
    'jwks.document': (document, { params, tenant }) => ({
      ...document,
      keys: document.keys.map((key) =>
        (key as JsonObject).kid === tenant.keys.kid
          ? ({ ...(key as JsonObject), ...UNFIT[params.by] } as Json)
          : key,
      ),
    }),
  },
  prerequisites: ['openid'],
  expects: doesNotTrustUser(),
})
