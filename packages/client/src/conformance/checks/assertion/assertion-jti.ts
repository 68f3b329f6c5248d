import { defineCheck } from '../../declare/check.ts'
import { sendReplayed, sendWithoutJti } from '../../sources/refused-assertions.ts'
import { createRefusedCase } from './create-refused-case.ts'
import { verification } from './signature-verification.ts'

export const assertionJti = defineCheck({
  ...verification,
  name: 'assertion-jti',
  title: 'An assertion works once',
  catalogueIds: ['S-097'],
  howToFix: 'Require jti, and refuse one that the client has used before.',
  cases: {
    replay: createRefusedCase(sendReplayed, 'sent a second time'),
    missing: createRefusedCase(sendWithoutJti, 'no jti'),
  },
})
