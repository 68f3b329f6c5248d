import { defineRule, fails, PASS } from '../../core/declare/rule.ts'
import { fhirHttp } from '../../core/declare/spec.ts'
import { carriedCredentials } from '../evidence/carried-credentials.ts'

export const metadataWithoutToken = defineRule({
  name: 'metadata-without-token',
  level: 'info',
  ids: ['C-162'],
  spec: fhirHttp('capabilities'),
  text: 'The CapabilityStatement is fetched without a token.',
  fix: 'Leave out the Authorization header for /metadata.',
  steps: ['metadata'],
  check: (entry) => {
    const carried = carriedCredentials(entry)
    return carried ? fails('/metadata needs no credentials', 'none', carried) : PASS
  },
  examples: {
    good: [{ step: 'metadata' }],
    bad: [{ step: 'metadata', headers: [['Authorization', 'Bearer at.1']] }],
  },
})
