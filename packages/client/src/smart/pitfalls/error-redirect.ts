import { rfc } from '../spec.ts'
import type { PitfallDetector } from './pitfall-detector.ts'

export const errorRedirect: PitfallDetector = {
  name: 'error-redirect',
  title: 'The server answered with an error redirect',
  explanation:
    'Errors are returned to the callback as error and error_description. An app that only looks for a code seems to hang or reports a missing code.',
  whatToChange: [
    'Read error before code at the callback, after checking state.',
    'Show error_description as text.',
  ],
  spec: rfc(6749, '4.1.2.1'),
  recognise({ step }) {
    const callback = step('callback')
    if (callback?.verdict?.code !== 'authorization-refused') return undefined
    return { seen: callback.verdict.message, steps: [callback] }
  },
}
