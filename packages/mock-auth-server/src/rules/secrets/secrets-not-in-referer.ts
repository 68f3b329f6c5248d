import { defineRule, fail, PASS } from '../../core/declare/rule.ts'
import { rfc } from '../../core/declare/spec.ts'
import { CLIENT_STEPS } from '../evidence/client-steps.ts'
import { describeSecret, findKnownSecrets } from '../evidence/find-known-secrets.ts'
import { toIncomingRequest } from '../evidence/requests/to-incoming-request.ts'

/** Pages of the server itself, whose URL the client does not choose. */
const OWN_PAGE = /\/(?:auth\/(?:authorize|decide|manage)|launch\/[^/]+)(?:[?#]|$)/

export const secretsNotInReferer = defineRule({
  name: 'secrets-not-in-referer',
  level: 'error',
  catalogueIds: ['C-078', 'C-176'],
  spec: rfc(9700, '4.2.4'),
  requirement: 'No Referer header leaks a code, a state or a token from the URL of a page.',
  howToFix:
    'Send Referrer-Policy: no-referrer from the callback page, and replace its URL once the code is read.',
  steps: CLIENT_STEPS,
  check: (entry, past) => {
    const referer = toIncomingRequest(entry).header('referer')
    if (referer === undefined || OWN_PAGE.test(referer)) return undefined
    const leak = findKnownSecrets(entry, past).find(
      ({ place, kind }) => place === 'referer' && kind !== 'launch',
    )
    return leak
      ? fail(`a request carries the ${describeSecret(leak)}`, 'no secret', withoutQuery(referer))
      : PASS
  },
  examples: {
    valid: [
      { step: 'decide', facts: { issuedCode: 'code_default_1_abc' } },
      { step: 'token', headers: [['Referer', 'https://app.example/']] },
    ],
    invalid: [
      { step: 'decide', facts: { issuedCode: 'code_default_1_abc' } },
      { step: 'token', headers: [['Referer', 'https://app.example/cb?code=code_default_1_abc']] },
    ],
  },
})

function withoutQuery(url: string): string {
  return url.replace(/[?#].*$/s, '?…').slice(0, 100)
}
