import { defineRule, fail, PASS } from '../../core/declare/rule.ts'
import { rfc } from '../../core/declare/spec.ts'
import { readCredentials } from '../evidence/requests/read-credentials.ts'

export const basicOneSpace = defineRule({
  name: 'basic-one-space',
  level: 'error',
  catalogueIds: ['C-102'],
  spec: rfc(7617, '2'),
  requirement: 'The scheme Basic is followed by one space.',
  howToFix: 'Write "Basic", one space, and the base64 value, with nothing before or after.',
  steps: ['token', 'introspect', 'revoke'],
  check: (entry) => {
    const { basic } = readCredentials(entry)
    if (basic === undefined) return undefined
    return /^basic \S+$/i.test(basic)
      ? PASS
      : fail('the header is malformed', '"Basic", one space, value', shape(basic))
  },
  examples: {
    valid: [{ step: 'token', method: 'POST', headers: [['Authorization', 'Basic YTpi']] }],
    invalid: [{ step: 'token', method: 'POST', headers: [['Authorization', 'Basic  YTpi']] }],
  },
})

function shape(header: string): string {
  return JSON.stringify(header.replace(/[A-Za-z0-9+/=]{6,}/g, '…'))
}
