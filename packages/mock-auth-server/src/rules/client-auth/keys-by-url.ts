import { defineRule, fail, PASS } from '../../core/declare/rule.ts'
import { clientAsymmetric } from '../../core/declare/spec.ts'
import { readRegistration } from '../evidence/key-sets.ts'

export const keysByUrl = defineRule({
  name: 'keys-by-url',
  level: 'warning',
  catalogueIds: ['C-127'],
  spec: clientAsymmetric('registering-a-client-communicating-public-keys'),
  requirement: 'A client registers the URL of its keys instead of inline keys.',
  howToFix: 'Register jwks_uri, so that keys can be rotated without registering again.',
  steps: ['register'],
  check: (entry) => {
    const metadata = readRegistration(entry)
    if (!metadata) return undefined
    if (metadata.jwks !== undefined) return fail('the keys are inline', 'jwks_uri', 'jwks')
    return metadata.jwks_uri === undefined ? undefined : PASS
  },
  examples: {
    valid: [{ step: 'register', method: 'POST', body: '{"jwks_uri":"https://app.example/jwks.json"}' }],
    invalid: [{ step: 'register', method: 'POST', body: '{"jwks":{"keys":[]}}' }],
  },
})
