import { defineRule, fail, PASS } from '../../core/declare/rule.ts'
import { conformance } from '../../core/declare/spec.ts'
import { findCapabilities } from '../evidence/find-capabilities.ts'
import { filterResourceScopes, parseRequestedScopes } from '../evidence/requests/parse-requested-scopes.ts'

/** Returns `true` for a capability that is listed; a server of SMART 1.0 lists neither notation and has v1. */
function has(capabilities: ReadonlySet<string>, wanted: string): boolean {
  const isOld = !capabilities.has('permission-v1') && !capabilities.has('permission-v2')
  return isOld ? wanted === 'permission-v1' : capabilities.has(wanted)
}

export const permissionVersion = defineRule({
  name: 'permission-version',
  level: 'warning',
  catalogueIds: ['C-059'],
  spec: conformance('capabilities'),
  requirement: 'Scopes are in a notation that the server advertises.',
  howToFix:
    'Read permission-v1 and permission-v2 from capabilities, and use a notation that is listed; a server that lists neither has v1 (.read, .write) only.',
  steps: ['authorize'],
  check: (entry, past) => {
    const capabilities = findCapabilities(past, entry)
    const asked = filterResourceScopes(parseRequestedScopes(entry) ?? [])
    if (!capabilities || asked.length === 0) return undefined
    const other = asked.find(({ notation }) => !has(capabilities, `permission-${notation}`))
    return other
      ? fail('the server does not advertise that notation', `permission-${other.notation}`, other.raw)
      : PASS
  },
  examples: {
    valid: [
      { step: 'discovery', facts: { fhirBase: 'https://ehr.example', capabilities: 'permission-v2' } },
      { step: 'authorize', facts: { fhirBase: 'https://ehr.example', scope: 'patient/*.rs' } },
      { step: 'discovery', facts: { fhirBase: 'https://old.example', capabilities: 'launch-ehr' } },
      { step: 'authorize', facts: { fhirBase: 'https://old.example', scope: 'patient/*.read' } },
    ],
    invalid: [
      { step: 'discovery', facts: { fhirBase: 'https://ehr.example', capabilities: 'permission-v1' } },
      { step: 'authorize', facts: { fhirBase: 'https://ehr.example', scope: 'patient/*.rs' } },
    ],
  },
})
