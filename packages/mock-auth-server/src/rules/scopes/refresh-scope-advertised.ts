import { defineRule, fail, PASS } from '../../core/declare/rule.ts'
import { conformance } from '../../core/declare/spec.ts'
import { findCapabilities } from '../evidence/find-capabilities.ts'
import { parseRequestedScopes, requestsScope } from '../evidence/requests/parse-requested-scopes.ts'

const NEEDS = { offline_access: 'permission-offline', online_access: 'permission-online' } as const

export const refreshScopeAdvertised = defineRule({
  name: 'refresh-scope-advertised',
  level: 'info',
  catalogueIds: ['C-070'],
  spec: conformance('capabilities'),
  requirement: 'A refresh token is requested only in a way that the server advertises.',
  howToFix: 'Check capabilities for permission-offline or permission-online before requesting one.',
  steps: ['authorize'],
  check: (entry, past) => {
    const capabilities = findCapabilities(past, entry)
    const asked = Object.entries(NEEDS).filter(([scope]) =>
      requestsScope(parseRequestedScopes(entry) ?? [], scope),
    )
    if (!capabilities || asked.length === 0) return undefined
    const [missing] = asked.filter(([, capability]) => !capabilities.has(capability))
    return missing ? fail('the server does not advertise that', missing[1], missing[0]) : PASS
  },
  examples: {
    valid: [
      { step: 'discovery', facts: { fhirBase: 'https://ehr.example', capabilities: 'permission-offline' } },
      { step: 'authorize', facts: { fhirBase: 'https://ehr.example', scope: 'offline_access' } },
    ],
    invalid: [
      { step: 'discovery', facts: { fhirBase: 'https://ehr.example', capabilities: 'permission-offline' } },
      { step: 'authorize', facts: { fhirBase: 'https://ehr.example', scope: 'online_access' } },
    ],
  },
})
