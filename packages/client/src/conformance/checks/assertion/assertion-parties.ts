import { defineCheck } from '../../declare/check.ts'
import { sendOtherAudience, sendOtherIssuer } from '../../sources/refused-assertions.ts'
import { createRefusedCase } from './create-refused-case.ts'
import { verification } from './signature-verification.ts'

export const assertionParties = defineCheck({
  ...verification,
  name: 'assertion-parties',
  title: 'iss, sub and aud of an assertion must be correct',
  catalogueIds: ['S-096'],
  howToFix: 'Require that iss and sub are the client and that aud is the URL of the token endpoint.',
  cases: {
    iss: createRefusedCase(sendOtherIssuer, 'iss, then sub of another client'),
    aud: createRefusedCase(sendOtherAudience, 'aud of another server, then none'),
  },
})
