import { z } from 'zod'
import { defineFault } from '../../core/declare/fault.ts'
import { scopesPage } from '../../core/declare/spec.ts'
import { createHtmlReply } from '../../core/http/reply.ts'
import { repeatsAtMost } from '../../expectations/index.ts'

const TITLES = { 414: 'URI Too Long', 431: 'Request Header Fields Too Large' } as const

export const authorizeGetTooLong = defineFault({
  name: 'authorize-get-too-long',
  title: 'Authorize request too long for GET',
  kind: 'must-recover',
  catalogueIds: ['F-044'],
  spec: scopesPage('scope-size-over-the-wire'),
  description:
    'A server in front of the authorization endpoint rejects a GET with 414 or 431, as it does for very long URLs.',
  requirement:
    'Use POST where authorize-post is offered, or request fewer scopes; do not send the same URL again.',
  steps: ['authorize'],
  when: { method: 'GET' },
  params: () =>
    z.strictObject({ status: z.literal([414, 431]).default(414).describe('The status of the response.') }),
  points: {
    arrival: (_, { params: { status } }) =>
      createHtmlReply(status, `<!doctype html><title>${TITLES[status]}</title><h1>${TITLES[status]}</h1>`),
  },
  times: Infinity,
  expects: repeatsAtMost(1),
})
