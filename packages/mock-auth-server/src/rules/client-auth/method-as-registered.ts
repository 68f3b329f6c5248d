import { defineRule, fail, PASS } from '../../core/declare/rule.ts'
import { conformance } from '../../core/declare/spec.ts'
import { readCredentials } from '../evidence/requests/read-credentials.ts'

const SECRETS = ['client_secret_basic', 'client_secret_post']
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  'confidential-symmetric': SECRETS,
  'confidential-asymmetric': ['private_key_jwt'],
  backend: ['private_key_jwt'],
}

export const methodAsRegistered = defineRule({
  name: 'method-as-registered',
  level: 'error',
  catalogueIds: ['C-098', 'C-183'],
  spec: conformance('metadata'),
  requirement: 'A client authenticates with its registered method; a backend service never with a secret.',
  howToFix: 'Use the registered method: a secret for symmetric clients, a signed assertion for the others.',
  steps: ['token'],
  check: (entry) => {
    const allowed = ALLOWED[entry.facts.clientType ?? '']
    const { methods } = readCredentials(entry)
    if (!allowed || methods.length === 0) return undefined
    const other = methods.find((method) => !allowed.includes(method))
    return other ? fail('the client is registered with another method', allowed.join(' or '), other) : PASS
  },
  examples: {
    valid: [
      {
        step: 'token',
        method: 'POST',
        headers: [['Authorization', 'Basic YTpi']],
        facts: { clientType: 'confidential-symmetric' },
      },
    ],
    invalid: [
      {
        step: 'token',
        method: 'POST',
        headers: [['Authorization', 'Basic YTpi']],
        facts: { clientType: 'backend' },
      },
    ],
  },
})
