import { defineRule, fail, PASS } from '../../core/declare/rule.ts'
import { fhirHttp } from '../../core/declare/spec.ts'
import { FHIR_STEPS } from '../../core/journal/steps.ts'
import { toIncomingRequest } from '../evidence/requests/to-incoming-request.ts'

const IN_PATH = /\/(undefined|null|NaN|%5Bobject(?:%20|\+)Object%5D|\[object Object\])(?:\/|$)/i
const NO_VALUE = /(?:^|\/)(?:undefined|null|NaN)$|\[object Object\]/
const REFERENCES = new Set(['patient', 'subject', 'encounter', '_id', 'practitioner', 'performer', 'author'])

export const urlsFilled = defineRule({
  name: 'urls-filled',
  level: 'error',
  catalogueIds: ['C-152'],
  spec: fhirHttp('read'),
  requirement: 'No URL contains undefined, null or [object Object] instead of a value.',
  howToFix: 'Send no request while an id is missing: launch context is optional and may have no patient.',
  steps: FHIR_STEPS,
  check: (entry) => {
    const { path, query } = toIncomingRequest(entry)
    const inPath = IN_PATH.exec(path)?.[1]
    if (inPath) return fail('the path lacks an id', 'an id', inPath)
    const empty = [...query].find(([name, value]) => isMissing(name, value))
    return empty ? fail('a search parameter lacks its value', 'a value', `${empty[0]}=${empty[1]}`) : PASS
  },
  examples: {
    valid: [{ step: 'fhir-search', target: '/fhir/Patient?name=Null' }],
    invalid: [{ step: 'fhir-read', target: '/fhir/Patient/undefined' }],
  },
})

/**
 * Returns `true` for a missing value: "Null" is a name of users, but as a reference, or as `undefined`, it is
 * a mistake.
 */
function isMissing(name: string, value: string): boolean {
  if (value === 'undefined' || value.includes('[object Object]')) return true
  const [base = ''] = name.split(':', 1)
  return REFERENCES.has(base) && (NO_VALUE.test(value) || value === '' || value.endsWith('/'))
}
