import { defineRule, fail, PASS } from '../../core/declare/rule.ts'
import { fhirHttp } from '../../core/declare/spec.ts'
import { findCarriedCredentials } from '../evidence/find-carried-credentials.ts'

export const metadataWithoutToken = defineRule({
  name: 'metadata-without-token',
  level: 'info',
  ids: ['C-162'],
  spec: fhirHttp('capabilities'),
  text: 'The CapabilityStatement is fetched without a token.',
  fix: 'Leave out the Authorization header for /metadata.',
  steps: ['metadata'],
  check: (entry) => {
    const carried = findCarriedCredentials(entry)
    return carried ? fail('/metadata needs no credentials', 'none', carried) : PASS
  },
  examples: {
    good: [{ step: 'metadata' }],
    bad: [{ step: 'metadata', headers: [['Authorization', 'Bearer at.1']] }],
  },
})
