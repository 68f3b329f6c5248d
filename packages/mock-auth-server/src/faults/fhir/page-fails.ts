import { z } from 'zod'
import { defineFault } from '../../core/declare/fault.ts'
import { fhirHttp } from '../../core/declare/spec.ts'
import { createOutcomeReply } from '../../core/http/create-outcome-reply.ts'
import { allOf, anyOf, repeatsAtMost, retries, showsError } from '../../expectations/index.ts'

const CODES = { 404: 'not-found', 410: 'expired', 500: 'exception' } as const

export const pageFails = defineFault({
  name: 'page-fails',
  title: 'Failing second page',
  kind: 'must-recover',
  catalogueIds: ['F-263'],
  spec: fhirHttp('paging'),
  description:
    'The first page of a search is returned; every later one gets an error, as after an expired cursor.',
  requirement:
    'Mark the list as incomplete, or repeat the search; never show the first page as if it were everything.',
  steps: ['fhir-search'],
  when: { param: { _cursor: '*' } },
  params: () => z.strictObject({ status: z.literal([410, 404, 500]).default(410).describe('The status.') }),
  points: {
    arrival: (_, { params: { status } }) =>
      createOutcomeReply(status, CODES[status], 'This page has expired'),
  },
  times: 5,
  expects: allOf(repeatsAtMost(3), anyOf(retries(), showsError())),
})
