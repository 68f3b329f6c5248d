import { defineRule, fail, PASS } from '../../core/declare/rule.ts'
import { rfc } from '../../core/declare/spec.ts'
import { readCredentials } from '../evidence/read-credentials.ts'

export const basicOneSpace = defineRule({
  name: 'basic-one-space',
  level: 'error',
  ids: ['C-102'],
  spec: rfc(7617, '2'),
  text: 'The scheme Basic is followed by one space.',
  fix: 'Write "Basic", one space, and the base64 value, with nothing before or after.',
  steps: ['token', 'introspect', 'revoke'],
  check: (entry) => {
    const { basic } = readCredentials(entry)
    if (basic === undefined) return undefined
    return /^basic \S+$/i.test(basic)
      ? PASS
      : fail('the header is malformed', '"Basic", one space, value', shape(basic))
  },
  examples: {
    good: [{ step: 'token', method: 'POST', headers: [['Authorization', 'Basic YTpi']] }],
    bad: [{ step: 'token', method: 'POST', headers: [['Authorization', 'Basic  YTpi']] }],
  },
})

function shape(header: string): string {
  return JSON.stringify(header.replace(/[A-Za-z0-9+/=]{6,}/g, '…'))
}
