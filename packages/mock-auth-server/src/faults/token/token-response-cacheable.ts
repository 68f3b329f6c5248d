import { defineFault } from '../../core/declare/fault.ts'
import { appLaunch } from '../../core/declare/spec.ts'
import { withHeader } from '../../core/http/reply.ts'
import { completesFlow } from '../../expectations/index.ts'

export const tokenResponseCacheable = defineFault({
  name: 'token-response-cacheable',
  title: 'Token response that may be cached',
  kind: 'informational',
  catalogueIds: ['F-139'],
  spec: appLaunch('obtain-access-token'),
  description: 'The token response lacks Cache-Control: no-store and Pragma: no-cache.',
  requirement: 'A client cannot tell; the response to a POST is not cached anyway.',
  steps: ['token'],
  when: { grantType: 'authorization_code' },
  points: { reply: (reply) => withHeader(withHeader(reply, 'Cache-Control'), 'Pragma') },
  expects: completesFlow(),
})
