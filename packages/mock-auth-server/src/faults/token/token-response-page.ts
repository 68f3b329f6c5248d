import { defineFault } from '../../core/declare/fault.ts'
import { appLaunch } from '../../core/declare/spec.ts'
import { changeTokenReply } from './change-token-reply.ts'
import { createErrorPageReply } from './create-error-page-reply.ts'
import { REFUSES_RESPONSE } from './refuses-response.ts'

export const tokenResponsePage = defineFault({
  name: 'token-response-page',
  title: 'HTML page instead of a token response',
  kind: 'must-reject',
  catalogueIds: ['F-102'],
  spec: appLaunch('obtain-access-token'),
  description: 'The token endpoint returns 200 with an HTML page.',
  requirement: 'Show an error; an HTML page is not a token response.',
  steps: ['token'],
  when: { grantType: 'authorization_code' },
  points: { reply: changeTokenReply(() => createErrorPageReply(200, 'Welcome')) },
  expects: REFUSES_RESPONSE,
})
