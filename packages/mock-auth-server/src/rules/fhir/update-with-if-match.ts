import { defineRule, fail, PASS } from '../../core/declare/rule.ts'
import { fhirHttp } from '../../core/declare/spec.ts'
import { toIncomingRequest } from '../evidence/requests/to-incoming-request.ts'

export const updateWithIfMatch = defineRule({
  name: 'update-with-if-match',
  level: 'info',
  catalogueIds: ['C-159'],
  spec: fhirHttp('concurrency'),
  requirement: 'An update of a resource that was read states in If-Match which version it changes.',
  howToFix: 'Send If-Match with the ETag of the read, and read again after a 412.',
  steps: ['fhir-write'],
  check: (entry, past) => {
    const { resourceType, resourceId, accessToken } = entry.facts
    if (entry.request.method !== 'PUT' || !resourceId || !accessToken) return undefined
    if (toIncomingRequest(entry).header('if-match') !== undefined) return PASS
    const read = past
      .findByValue('resourceId', resourceId)
      .some(
        ({ step, facts, run }) =>
          step === 'fhir-read' && facts.resourceType === resourceType && run === entry.run,
      )
    return read ? fail('the update has no If-Match', 'the ETag of the read', 'none') : undefined
  },
  examples: {
    valid: [
      {
        step: 'fhir-write',
        method: 'PUT',
        headers: [['If-Match', 'W/"1"']],
        facts: { resourceType: 'Goal', resourceId: '1', accessToken: 'at.1' },
      },
    ],
    invalid: [
      { step: 'fhir-read', facts: { resourceType: 'Goal', resourceId: '1' } },
      {
        step: 'fhir-write',
        method: 'PUT',
        facts: { resourceType: 'Goal', resourceId: '1', accessToken: 'at.1' },
      },
    ],
  },
})
