import { defineCheck } from '../../declare/check.ts'
import { sendAlteredSignature, sendJku, sendOtherKey } from '../../sources/refused-assertions.ts'
import { createRefusedCase } from './create-refused-case.ts'
import { verification } from './signature-verification.ts'

export const assertionKey = defineCheck({
  ...verification,
  name: 'assertion-key',
  title: 'An assertion must be signed with a registered key',
  catalogueIds: ['S-096', 'S-099'],
  howToFix:
    'Verify the signature with a registered key of the kid, and never fetch keys from jku of the assertion.',
  cases: {
    signature: createRefusedCase(
      sendAlteredSignature,
      'one bit of the signature, then the key that made it',
      {
        catalogueIds: ['S-096'],
      },
    ),
    'other-key': createRefusedCase(sendOtherKey, 'a key and a kid that are not registered', {
      catalogueIds: ['S-099'],
    }),
    jku: createRefusedCase(sendJku, 'jku=https://conformance.invalid/jwks.json', { catalogueIds: ['S-099'] }),
  },
})
