import { defineFault } from '../../core/declare/fault.ts'
import { htmlStandard } from '../../core/declare/spec.ts'
import { withHeader } from '../../core/http/reply.ts'
import { anyOf, completesFlow, showsError } from '../../expectations/index.ts'

export const openerSevered = defineFault({
  name: 'opener-severed',
  title: 'Sign-in pages lose their opener',
  kind: 'must-tolerate',
  catalogueIds: ['F-048'],
  spec: htmlStandard('cross-origin-opener-policies'),
  description:
    'Every response of the authorization pages has Cross-Origin-Opener-Policy: same-origin, so that a popup and its opener can no longer access each other.',
  requirement:
    'Do not rely on the popup: fall back to a redirect, or report that the outcome of the login is unknown.',
  steps: ['authorize', 'decide'],
  points: { reply: (reply) => withHeader(reply, 'Cross-Origin-Opener-Policy', 'same-origin') },
  expects: anyOf(completesFlow(), showsError()),
})
