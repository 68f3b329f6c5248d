import { defineRule, fail, PASS } from '../../core/declare/rule.ts'
import { rfc } from '../../core/declare/spec.ts'
import { parseAuthorizeParams } from '../evidence/requests/to-incoming-request.ts'

export const resourceIsAud = defineRule({
  name: 'resource-is-aud',
  level: 'warning',
  catalogueIds: ['C-030'],
  spec: rfc(8707, '2'),
  requirement: 'A resource parameter, when sent, is the same as aud.',
  howToFix: 'Send the FHIR base URL in both, or leave resource out.',
  steps: ['authorize'],
  check: (entry) => {
    const resource = parseAuthorizeParams(entry).get('resource')
    if (resource === null) return undefined
    return resource === entry.facts.aud ? PASS : fail('resource is not aud', entry.facts.aud, resource)
  },
  examples: {
    valid: [
      {
        step: 'authorize',
        target: '/auth/authorize?resource=https://ehr.example/fhir',
        facts: { aud: 'https://ehr.example/fhir' },
      },
    ],
    invalid: [
      {
        step: 'authorize',
        target: '/auth/authorize?resource=https://ehr.example',
        facts: { aud: 'https://ehr.example/fhir' },
      },
    ],
  },
})
