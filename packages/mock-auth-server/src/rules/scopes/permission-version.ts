import { defineRule, fails, PASS } from '../../core/declare/rule.ts'
import { conformance } from '../../core/declare/spec.ts'
import { askedScopes, resourceScopes } from '../evidence/asked-scopes.ts'
import { capabilitiesOf } from '../evidence/capabilities-of.ts'

export const permissionVersion = defineRule({
  name: 'permission-version',
  level: 'warning',
  ids: ['C-059'],
  spec: conformance('capabilities'),
  text: 'Scopes are in a notation that the server advertises.',
  fix: 'Read permission-v1 and permission-v2 from capabilities, and ask in the notation that is there.',
  steps: ['authorize'],
  check: (entry, past) => {
    const capabilities = capabilitiesOf(past, entry.facts.fhirBase)
    const asked = resourceScopes(askedScopes(entry) ?? [])
    if (!capabilities || asked.length === 0) return undefined
    const other = asked.find(({ notation }) => !capabilities.has(`permission-${notation}`))
    return other
      ? fails('the server does not advertise that notation', `permission-${other.notation}`, other.raw)
      : PASS
  },
  examples: {
    good: [
      { step: 'discovery', facts: { fhirBase: 'https://ehr.example', capabilities: 'permission-v2' } },
      { step: 'authorize', facts: { fhirBase: 'https://ehr.example', scope: 'patient/*.rs' } },
    ],
    bad: [
      { step: 'discovery', facts: { fhirBase: 'https://ehr.example', capabilities: 'permission-v1' } },
      { step: 'authorize', facts: { fhirBase: 'https://ehr.example', scope: 'patient/*.rs' } },
    ],
  },
})
