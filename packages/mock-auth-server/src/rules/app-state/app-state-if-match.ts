import { defineRule, fail, PASS } from '../../core/declare/rule.ts'
import { appState } from '../../core/declare/spec.ts'
import { toIncomingRequest } from '../evidence/requests/to-incoming-request.ts'

export const appStateIfMatch = defineRule({
  name: 'app-state-if-match',
  level: 'error',
  catalogueIds: ['C-184'],
  spec: appState('app-state-interactions'),
  requirement: 'App state is changed and deleted with If-Match.',
  howToFix: 'Send If-Match with the version that was read.',
  steps: ['app-state'],
  check: (entry) => {
    const { method } = entry.request
    if (method !== 'PUT' && method !== 'DELETE') return undefined
    return toIncomingRequest(entry).header('if-match')
      ? PASS
      : fail('If-Match is missing', 'the ETag', 'none')
  },
  examples: {
    valid: [{ step: 'app-state', method: 'PUT', headers: [['If-Match', 'W/"1"']] }],
    invalid: [{ step: 'app-state', method: 'DELETE' }],
  },
})
