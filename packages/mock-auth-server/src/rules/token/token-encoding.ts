import { defineRule, fail, inconclusive, PASS } from '../../core/declare/rule.ts'
import { rfc } from '../../core/declare/spec.ts'
import { findIssuedCode, wasDelivered } from '../evidence/find-issued-code.ts'
import { wasStruck } from '../evidence/was-struck.ts'

export const tokenEncoding = defineRule({
  name: 'token-encoding',
  level: 'error',
  catalogueIds: ['C-083'],
  spec: rfc(6749, '4.1.3'),
  requirement: 'Code and redirect_uri are decoded once from the callback and encoded once into the form.',
  howToFix: 'Read the callback and write the form with URLSearchParams, and encode nothing yourself.',
  steps: ['token'],
  check: ({ facts: { code, redirectUri }, request }, past) => {
    if (!code) return undefined
    if (redirectUri && /^[a-z][a-z0-9+.-]*%3a/i.test(redirectUri)) {
      return fail('redirect_uri is encoded twice', 'once', redirectUri)
    }
    if (findIssuedCode(past, code) || wasDelivered(past, code)) return PASS
    if (wasStruck(past, 'authorize', 'decide') === undefined) {
      return inconclusive('a fault that is no longer known may have changed the code')
    }
    const raw = past.findRecent('issuedCode').map(({ facts }) => facts.issuedCode ?? '')
    const unencoded = raw.find((issued) => issued !== '' && request.body.includes(`code=${issued}`))
    if (unencoded !== undefined && unencoded !== encodeURIComponent(unencoded))
      return fail(
        'the code was not encoded, and so was split into pieces',
        unencoded.slice(0, 80),
        code.slice(0, 80),
      )
    const mended = [decoded(code), code.replaceAll(' ', '+'), code.replaceAll('+', ' ')]
    const meant = mended.find(
      (each) => each !== code && (findIssuedCode(past, each) || wasDelivered(past, each)),
    )
    return meant === undefined
      ? undefined
      : fail('the code was encoded more than once or not at all', meant, code)
  },
  examples: {
    valid: [
      { step: 'decide', facts: { issuedCode: 'a+b=' } },
      { step: 'token', facts: { code: 'a+b=' } },
    ],
    invalid: [
      { step: 'decide', facts: { issuedCode: 'a+b=' } },
      { step: 'token', facts: { code: 'a%2Bb%3D' } },
    ],
  },
})

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
