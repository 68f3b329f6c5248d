import { asymmetric } from '../../../smart/spec.ts'

/** Facts that all checks of the claims and the signature of an assertion have in common. */
export const verification = {
  group: 'assertion',
  level: 'SHALL',
  since: '2.0',
  spec: asymmetric('signature verification', 'signature-verification'),
  prerequisites: ['keys'],
} as const
