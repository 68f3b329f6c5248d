import { defineRule, fail, PASS } from '../../core/declare/rule.ts'
import { clientAsymmetric } from '../../core/declare/spec.ts'
import { KEY_STEPS, readKeySet } from '../evidence/key-sets.ts'

export const keysNamedOnce = defineRule({
  name: 'keys-named-once',
  level: 'error',
  catalogueIds: ['C-125'],
  spec: clientAsymmetric('authenticating-to-the-token-endpoint'),
  requirement: 'No two keys in a set have the same kid.',
  howToFix: 'Give every key its own kid, such as its thumbprint.',
  steps: KEY_STEPS,
  check: (entry) => {
    const kids = readKeySet(entry)?.map(({ kid }) => String(kid))
    if (!kids || kids.length === 0) return undefined
    const twice = kids.find((kid, at) => kids.indexOf(kid) !== at)
    return twice === undefined ? PASS : fail('a kid occurs more than once', 'once', twice)
  },
  examples: {
    valid: [{ step: 'register', method: 'POST', body: '{"jwks":{"keys":[{"kid":"1"},{"kid":"2"}]}}' }],
    invalid: [{ step: 'register', method: 'POST', body: '{"jwks":{"keys":[{"kid":"1"},{"kid":"1"}]}}' }],
  },
})
