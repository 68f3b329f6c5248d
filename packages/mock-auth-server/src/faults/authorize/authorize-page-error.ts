import { z } from 'zod'
import { defineFault } from '../../core/declare/fault.ts'
import { rfc } from '../../core/declare/spec.ts'
import { createHtmlReply } from '../../core/http/reply.ts'
import { allOf, sendsAtMost } from '../../expectations/index.ts'
import { renderErrorPage } from './render-error-page.ts'

export const authorizePageError = defineFault({
  name: 'authorize-page-error',
  title: 'Authorization ends on an error page',
  kind: 'must-recover',
  catalogueIds: ['F-042'],
  spec: rfc(6749, '4.1.2.1'),
  description:
    'The authorization endpoint returns 400 or 500 with a page of its own, and never redirects back to the app.',
  requirement:
    'Let the user start again; discard the pending state after a while, and send no token request.',
  steps: ['authorize'],
  params: () =>
    z.strictObject({ status: z.literal([400, 500]).default(400).describe('The status of the page.') }),
  points: {
    arrival: (_, { params: { status } }) =>
      createHtmlReply(status, renderErrorPage('Error', 'Something went wrong', 'Please try again.')),
  },
  times: Infinity,
  expects: allOf(sendsAtMost(3, 'authorize'), sendsAtMost(0, 'token')),
})
