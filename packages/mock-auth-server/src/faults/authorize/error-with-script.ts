import { z } from 'zod'
import { defineFault } from '../../core/declare/fault.ts'
import { rfc } from '../../core/declare/spec.ts'
import { avoidsCanary } from '../../expectations/index.ts'
import { createErrorRedirect } from './create-error-redirect.ts'

export const errorWithScript = defineFault({
  name: 'error-with-script',
  title: 'Error text with markup or a script',
  kind: 'must-not-leak',
  catalogueIds: ['F-073'],
  spec: rfc(6749, '10.14'),
  description:
    'error_description contains a script or an image that loads from another host, or error_uri is a script or a foreign page.',
  requirement:
    'Show the text as text; do not open error_uri automatically, and never one that is not http or https.',
  steps: ['decide', 'authorize'],
  params: () =>
    z.strictObject({
      payload: z
        .enum(['script', 'image', 'script-uri', 'foreign-uri'])
        .default('script')
        .describe('What the error carries.'),
    }),
  points: {
    'authorize.redirect': (redirect, { params: { payload }, canary }) =>
      createErrorRedirect(redirect, { error: 'access_denied', ...PAYLOADS[payload](`${canary.base}/x`) }),
  },
  expects: avoidsCanary(),
})

const PAYLOADS = {
  script: (url: string) => ({ description: `</p><script src="${url}.js"></script>` }),
  image: (url: string) => ({ description: `<img src="${url}.png" onerror="fetch('${url}')">` }),
  'script-uri': (url: string) => ({ description: 'See the link', uri: `javascript:fetch('${url}')` }),
  'foreign-uri': (url: string) => ({ description: 'See the link', uri: url }),
} as const
