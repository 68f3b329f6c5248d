import { defineFault } from '../../core/declare/fault.ts'
import { rfc } from '../../core/declare/spec.ts'
import type { Json, JsonObject } from '../../core/util/json.ts'
import { allOf, completesFlow, keepsIdentity } from '../../expectations/index.ts'

const UNKNOWN: readonly Json[] = [
  { kty: 'XYZ', kid: 'future', use: 'sig', alg: 'XY512', x: 'AQAB' },
  { kty: 'OKP', crv: 'Ed448', kid: 'odd-curve', use: 'tls', x: 'AQAB' },
]

export const jwksUnknownEntries = defineFault({
  name: 'jwks-unknown-entries',
  title: 'JWKS with unknown entries',
  kind: 'must-tolerate',
  catalogueIds: ['F-197'],
  spec: rfc(7517, '5'),
  description:
    'The JWKS lists entries of unknown type, use and algorithm before the right key; the right key has unknown members.',
  requirement: 'Skip what is not understood, and use the right key.',
  steps: ['jwks'],
  points: {
    'jwks.document': (document) => ({
      ...document,
      keys: [
        ...UNKNOWN,
        ...document.keys.map((key): Json => ({ ...(key as JsonObject), 'x-note': 'ok' }) as Json),
      ],
      generated: '2026-01-01',
    }),
  },
  prerequisites: ['openid'],
  expects: allOf(completesFlow(), keepsIdentity()),
})
