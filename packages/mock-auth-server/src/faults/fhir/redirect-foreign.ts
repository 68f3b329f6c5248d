import { z } from 'zod'
import { defineFault } from '../../core/declare/fault.ts'
import { rfc } from '../../core/declare/spec.ts'
import { leaksNothing } from '../../expectations/index.ts'

export const redirectForeign = defineFault({
  name: 'redirect-foreign',
  title: 'FHIR request redirected to another server',
  kind: 'must-not-leak',
  catalogueIds: ['F-267'],
  spec: rfc(9110, '15.4'),
  description: 'The server redirects reads and searches to another host, which responds plausibly.',
  requirement: 'Do not follow the redirect, or follow it without the Authorization header.',
  steps: ['fhir-read', 'fhir-search'],
  params: () => z.strictObject({ status: z.literal([302, 307, 308]).default(302).describe('The status.') }),
  points: {
    arrival: (_, { params, facts, canary }) => {
      const path = [facts.resourceType, facts.resourceId].filter((part) => part !== undefined).join('/')
      return { status: params.status, headers: [['Location', `${canary.fhirBase}/${path}`]], body: '' }
    },
  },
  expects: leaksNothing(),
})
