import { defineCheck } from '../../declare/check.ts'
import { sendWeakAlgorithm } from '../../sources/refused-assertions.ts'
import { createRefusedCase } from './create-refused-case.ts'
import { verification } from './signature-verification.ts'

export const assertionAlgorithm = defineCheck({
  ...verification,
  name: 'assertion-algorithm',
  title: 'alg none and HS256 are refused',
  catalogueIds: ['S-100'],
  howToFix: 'Accept only the asymmetric algorithms that are advertised, whatever the header says.',
  ...createRefusedCase(sendWeakAlgorithm, 'alg none, then HS256 with the public key'),
})
