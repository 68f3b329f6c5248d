import { defineRule, fail, PASS } from '../../core/declare/rule.ts'
import { appLaunch } from '../../core/declare/spec.ts'
import { CLIENT_STEPS } from '../evidence/client-steps.ts'
import { describeSecret, findKnownSecrets } from '../evidence/find-known-secrets.ts'
import { toIncomingRequest } from '../evidence/requests/to-incoming-request.ts'

export const secretsNotInCookies = defineRule({
  name: 'secrets-not-in-cookies',
  level: 'error',
  catalogueIds: ['C-164'],
  spec: appLaunch('app-protection'),
  requirement: 'No cookie contains a token or a secret in clear text.',
  howToFix: 'Keep tokens on the server and only an opaque session id in the cookie, or encrypt them.',
  steps: CLIENT_STEPS,
  check: (entry, past) => {
    if (toIncomingRequest(entry).header('cookie') === undefined) return undefined
    const leak = findKnownSecrets(entry, past).find(
      ({ place, kind }) => place === 'cookie' && kind !== 'launch' && kind !== 'state',
    )
    return leak
      ? fail(`a request carries the ${describeSecret(leak)}`, 'an opaque session id', leak.kind)
      : PASS
  },
  examples: {
    valid: [
      { step: 'token', facts: { issuedAccessToken: 'at_default_1_abc' } },
      { step: 'authorize', headers: [['Cookie', 'sid=4fJ8sLq0TnVbX2dR7kWmHa']] },
    ],
    invalid: [
      { step: 'token', facts: { issuedAccessToken: 'at_default_1_abc' } },
      { step: 'authorize', headers: [['Cookie', 'a=1; token=at_default_1_abc']] },
    ],
  },
})
