import { parseScopeString } from '@smart-mock/fhir-engine/model/scopes'
import { defineRule, fail, PASS } from '../../core/declare/rule.ts'
import { scopesPage } from '../../core/declare/spec.ts'
import type { JournalEntry } from '../../core/journal/journal-entry.ts'
import { isFhirStep } from '../../core/journal/steps.ts'
import { filterResourceScopes } from '../evidence/requests/parse-requested-scopes.ts'

/** Number of types in one run that makes a wildcard plausible. */
const MANY_TYPES = 5
/** Minimum number of requests that show which scopes an app needs. */
const ENOUGH_REQUESTS = 10

export const onlyWhatIsUsed = defineRule({
  name: 'only-what-is-used',
  level: 'info',
  catalogueIds: ['C-073'],
  spec: scopesPage('wildcard-scopes'),
  requirement: 'A client requests only the types and interactions that it uses.',
  howToFix: 'List the resource types that the app reads, and request write permissions only if it writes.',
  steps: ['fhir-read', 'fhir-search', 'fhir-write'],
  checkRun: (run) => {
    const granted = run.find(({ facts, step }) => step === 'token' && facts.grantedScope)?.facts.grantedScope
    const used = run.filter(
      ({ step, listener, facts }) => isFhirStep(step) && listener === 'public' && !facts.error,
    )
    const scopes = filterResourceScopes(parseScopeString(granted ?? ''))
    if (scopes.length === 0 || used.length < ENOUGH_REQUESTS) return undefined
    const types = new Set(used.map(({ facts }) => facts.resourceType))
    const wide = scopes.find(({ type }) => type === '*')
    if (wide && types.size < MANY_TYPES) {
      return fail('all types are requested', wide.raw, `used: ${[...types].join(', ')}`)
    }
    const writing = scopes.find(({ permissions }) => /[cud]/.test(permissions))
    return writing && !used.some(writes)
      ? fail('write permissions are requested but never used', writing.raw, 'only reads')
      : PASS
  },
  examples: {
    valid: [
      { step: 'token', facts: { grantedScope: 'patient/Observation.rs' } },
      ...Array.from({ length: ENOUGH_REQUESTS }, () => ({
        step: 'fhir-search' as const,
        facts: { resourceType: 'Observation' },
      })),
    ],
    invalid: [
      { step: 'token', facts: { grantedScope: 'patient/*.cruds' } },
      ...Array.from({ length: ENOUGH_REQUESTS }, () => ({
        step: 'fhir-search' as const,
        facts: { resourceType: 'Observation' },
      })),
    ],
  },
})

function writes({ step }: JournalEntry): boolean {
  return step === 'fhir-write' || step === 'fhir-batch'
}
