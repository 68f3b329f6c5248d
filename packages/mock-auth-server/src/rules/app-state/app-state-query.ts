import { defineRule, fail, PASS } from '../../core/declare/rule.ts'
import { appState } from '../../core/declare/spec.ts'
import { toIncomingRequest } from '../evidence/requests/to-incoming-request.ts'

export const appStateQuery = defineRule({
  name: 'app-state-query',
  level: 'error',
  catalogueIds: ['C-185'],
  spec: appState('querying-app-state'),
  requirement: 'A query for app state names code, and subject or subject:missing=true.',
  howToFix: 'Send ?code=system|code and subject=… (or subject:missing=true).',
  steps: ['app-state'],
  check: (entry) => {
    const { method, query } = toIncomingRequest(entry)
    if (method !== 'GET' || query.size === 0) return undefined
    if (!query.get('code')) return fail('the query has no code', 'code', [...query.keys()].join(', '))
    const subject = query.get('subject') || query.get('subject:missing') === 'true'
    return subject ? PASS : fail('the query has no subject', 'subject or subject:missing=true', 'none')
  },
  examples: {
    valid: [{ step: 'app-state', target: '/Basic?code=a|b&subject=https://ehr.example/Patient/1' }],
    invalid: [{ step: 'app-state', target: '/Basic?subject=https://ehr.example/Patient/1' }],
  },
})
