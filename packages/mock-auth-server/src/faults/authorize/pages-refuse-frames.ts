import { anyOf, completes, showsError } from '../../core/expectation.ts'
import { defineFault } from '../../core/fault.ts'
import { rfc } from '../../core/spec.ts'

export const pagesRefuseFrames = defineFault({
  name: 'pages-refuse-frames',
  title: 'Sign-in pages refuse to be framed',
  kind: 'must-tolerate',
  ids: ['F-047'],
  spec: rfc(9700, '4.16'),
  wire: "Every answer of the authorization pages forbids frames, with X-Frame-Options: DENY and frame-ancestors 'none'.",
  client:
    'Embedded in a frame, open the authorization in the top window or a new one; or say that the person has to.',
  steps: ['authorize', 'decide'],
  points: {
    reply: (reply) => ({
      ...reply,
      headers: [
        ...reply.headers,
        ['X-Frame-Options', 'DENY'],
        ['Content-Security-Policy', "frame-ancestors 'none'"],
      ],
    }),
  },
  expects: anyOf(completes(), showsError()),
})
