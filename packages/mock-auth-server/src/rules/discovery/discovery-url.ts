import { defineRule, fail, inconclusive, PASS } from '../../core/declare/rule.ts'
import { conformance } from '../../core/declare/spec.ts'
import { wasStruck } from '../evidence/was-struck.ts'

export const discoveryUrl = defineRule({
  name: 'discovery-url',
  level: 'error',
  catalogueIds: ['C-003'],
  spec: conformance('using-well-known'),
  requirement: 'Discovery uses exactly [FHIR base]/.well-known/smart-configuration.',
  howToFix:
    'Join the base and /.well-known/smart-configuration with one slash; add no suffix, slash or query.',
  steps: ['discovery', 'unmatched', 'fhir-read', 'fhir-search', 'fhir-write', 'fhir-operation'],
  check: ({ request: { target }, step }, past) => {
    if (!/well-known\/+smart-configuration/i.test(target)) return undefined
    // A fault may have moved the document by a redirect.
    const isMoved = wasStruck(past, 'discovery')
    if (isMoved) return undefined
    const isRight = step === 'discovery' && !target.includes('?')
    if (isRight) return PASS
    if (isMoved === undefined)
      return inconclusive('a fault that is no longer known may have moved the document')
    const expected = '[FHIR base]/.well-known/smart-configuration'
    const says = target.includes('?') ? 'the discovery URL has a query' : 'the discovery URL is wrong'
    return fail(says, expected, target)
  },
  examples: {
    valid: [{ step: 'discovery', target: '/fhir/.well-known/smart-configuration' }],
    invalid: [{ step: 'fhir-read', target: '/fhir//.well-known/smart-configuration' }],
  },
})
