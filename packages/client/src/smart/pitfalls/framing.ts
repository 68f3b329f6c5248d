import { rfc } from '../spec.ts'
import type { PitfallDetector } from './pitfall-detector.ts'

export const framing: PitfallDetector = {
  name: 'framing',
  title: 'The login page cannot be framed',
  explanation:
    'X-Frame-Options or frame-ancestors forbid it, or the browser blocks cookies in a frame of another site.',
  whatToChange: [
    'Open the login in a tab or popup.',
    'On the server: list the origin of the app in frame-ancestors.',
    'Do not depend on cookies inside frames.',
  ],
  isNormal: true,
  spec: rfc(6749, '10.13'),
  recognise({ step }) {
    const framing = step('predict-framing')
    if (!/forbids framing/.test(framing?.verdict?.message ?? '')) return undefined
    return { seen: framing?.verdict?.message ?? '', steps: [framing] }
  },
}
