import { defineFault } from '../../core/declare/fault.ts'
import { appLaunch } from '../../core/declare/spec.ts'
import { withoutCorsHeaders } from '../../core/http/cors-headers.ts'
import { sendsAtMost } from '../../expectations/index.ts'

export const discoveryWithoutCors = defineFault({
  name: 'discovery-without-cors',
  title: 'Discovery without CORS headers',
  kind: 'must-reject',
  catalogueIds: ['F-039'],
  spec: appLaunch('considerations-for-cross-origin-resource-sharing-cors-support'),
  description:
    'The server sends the smart-configuration to a web page (a request with Origin) without Access-Control headers, so that the browser withholds it from the app.',
  requirement:
    'Show an error that names the server that cannot be read from a browser; neither hang nor guess.',
  steps: ['discovery'],
  points: { reply: withoutCorsHeaders },
  prerequisites: ['browser'],
  expects: sendsAtMost(0, 'authorize'),
})
