import { defineFault } from '../../core/declare/fault.ts'
import { htmlStandard } from '../../core/declare/spec.ts'
import { readReplyText } from '../../core/http/reply.ts'
import { anyOf, completesFlow, showsError } from '../../expectations/index.ts'

const SANDBOX = 'allow-scripts allow-forms allow-same-origin'

export const launchSandboxed = defineFault({
  name: 'launch-sandboxed',
  title: 'Launch inside a sandboxed frame',
  kind: 'must-tolerate',
  catalogueIds: ['F-288'],
  spec: htmlStandard('sandboxing'),
  description: `The EHR shows the app in a frame with sandbox="${SANDBOX}": it cannot open a window or leave the frame.`,
  requirement:
    'Log in within the frame; if that is not possible, say that the app must be opened in its own window.',
  steps: ['launch'],
  points: {
    options: (options) => ({ ...options, embedding: 'always' }),
    reply: (reply) => {
      const body = readReplyText(reply)?.replace('<iframe ', `<iframe sandbox="${SANDBOX}" `)
      return body === undefined ? reply : { ...reply, body }
    },
  },
  expects: anyOf(completesFlow(), showsError()),
})
