import { defineRule, fail, PASS } from '../../core/declare/rule.ts'
import { conformance } from '../../core/declare/spec.ts'

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
    if (past.findRecent('struck').some((record) => record.step === 'discovery')) return undefined
    const expected = '[FHIR base]/.well-known/smart-configuration'
    if (target.includes('?')) return fail('the discovery URL has a query', expected, target)
    return step === 'discovery' ? PASS : fail('the discovery URL is wrong', expected, target)
  },
  examples: {
    valid: [{ step: 'discovery', target: '/fhir/.well-known/smart-configuration' }],
    invalid: [{ step: 'fhir-read', target: '/fhir//.well-known/smart-configuration' }],
  },
})
