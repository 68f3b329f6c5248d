import { defineFault } from '../../core/declare/fault.ts'
import { appLaunch } from '../../core/declare/spec.ts'
import { avoidsCanary } from '../../expectations/index.ts'
import { createOAuthErrorReply } from './create-oauth-error-reply.ts'

export const tokenErrorMarkup = defineFault({
  name: 'token-error-markup',
  title: 'Markup in error_description',
  kind: 'must-not-leak',
  catalogueIds: ['F-100'],
  spec: appLaunch('app-protection'),
  description: 'The error_description contains a script and an image, both of another host.',
  requirement: 'Show it as text; run nothing, and fetch nothing from that host.',
  steps: ['token'],
  when: { grantType: 'authorization_code' },
  points: {
    arrival: (_, { canary }) =>
      createOAuthErrorReply(
        400,
        'invalid_request',
        `<script>fetch('${canary.base}/script')</script><img src="${canary.base}/picture" onerror="location='${canary.base}/onerror'">`,
      ),
  },
  expects: avoidsCanary(),
})
