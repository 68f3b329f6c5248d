import { asymmetric } from '../../../smart/spec.ts'
import { defineCheck } from '../../declare/check.ts'
import { sendExpired, sendLongLived, sendNotYetValid } from '../../sources/refused-assertions.ts'
import { createRefusedCase } from './create-refused-case.ts'
import { verification } from './signature-verification.ts'

export const assertionTimes = defineCheck({
  ...verification,
  name: 'assertion-times',
  title: 'An assertion must be fresh',
  catalogueIds: ['S-096', 'S-098'],
  howToFix: 'Require exp, at most five minutes ahead and not in the past, and honour nbf.',
  cases: {
    expired: createRefusedCase(sendExpired, 'exp ten minutes ago, then none', { catalogueIds: ['S-096'] }),
    'not-before': createRefusedCase(sendNotYetValid, 'nbf an hour ahead', { catalogueIds: ['S-096'] }),
    lifetime: createRefusedCase(sendLongLived, 'exp an hour ahead', {
      level: 'SHOULD',
      source: 'derived',
      catalogueIds: ['S-098'],
      spec: asymmetric('claims', 'authenticating-to-the-token-endpoint'),
    }),
  },
})
