import { defineFault } from '../../core/declare/fault.ts'
import { rfc } from '../../core/declare/spec.ts'
import { neverSends } from '../../expectations/index.ts'

const TOKEN = 'canary-access-token-of-the-fragment'

export const tokenInFragment = defineFault({
  name: 'token-in-fragment',
  title: 'An access token in the fragment of the callback',
  kind: 'must-reject',
  catalogueIds: ['F-082'],
  spec: rfc(9700, '2.1.2'),
  description: 'The callback is valid, but its fragment also has an access_token, as in the implicit flow.',
  requirement: 'Ignore the fragment: tokens are issued only by the token endpoint.',
  steps: ['decide', 'authorize'],
  points: {
    'authorize.redirect': (redirect) => ({
      ...redirect,
      target: `${redirect.target}#access_token=${TOKEN}&token_type=Bearer&expires_in=3600`,
    }),
  },
  expects: neverSends(TOKEN),
})
