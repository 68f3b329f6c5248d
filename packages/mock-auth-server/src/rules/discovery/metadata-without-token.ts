import { defineRule, fail, PASS } from '../../core/declare/rule.ts'
import { fhirHttp } from '../../core/declare/spec.ts'
import { findCarriedCredentials } from '../evidence/requests/find-carried-credentials.ts'

export const metadataWithoutToken = defineRule({
  name: 'metadata-without-token',
  level: 'info',
  catalogueIds: ['C-162'],
  spec: fhirHttp('capabilities'),
  requirement: 'The CapabilityStatement is fetched without a token.',
  howToFix: 'Leave out the Authorization header for /metadata.',
  steps: ['metadata'],
  check: (entry) => {
    const carried = findCarriedCredentials(entry)
    return carried ? fail('/metadata needs no credentials', 'none', carried) : PASS
  },
  examples: {
    valid: [{ step: 'metadata' }],
    invalid: [{ step: 'metadata', headers: [['Authorization', 'Bearer at.1']] }],
  },
})
