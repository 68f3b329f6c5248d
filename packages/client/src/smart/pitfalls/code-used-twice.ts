import { rfc } from '../spec.ts'
import type { PitfallDetector } from './pitfall-detector.ts'

export const codeUsedTwice: PitfallDetector = {
  name: 'code-used-twice',
  title: 'The code was used before',
  explanation:
    'A code works once. A reload of the callback, a page that mounts twice or a retry after a timeout sends it again, and the server may then revoke everything that came from it.',
  whatToChange: [
    'Exchange the code once and leave the callback URL immediately.',
    'Never retry a token request with a code; start a new login.',
  ],
  spec: rfc(6749, '4.1.2'),
  recognise({ run, step, exchanges }) {
    const token = step('token')
    const sent = exchanges(token).filter(({ request }) =>
      /grant_type=authorization_code/.test(request.body ?? ''),
    )
    if (sent.length > 1) return { seen: `The code was sent ${sent.length} times.`, steps: [token] }
    const reload = run.steps.find(
      ({ kind, verdict }) => kind === 'callback' && /already used/.test(verdict?.whyItMatters ?? ''),
    )
    if (reload && run.state === 'active')
      return { seen: 'The callback was opened again; its code was not sent a second time.', steps: [reload] }
    if (
      !/invalid_grant/.test(token?.verdict?.message ?? '') ||
      !/used|replay|redeem/i.test(token?.verdict?.message ?? '')
    )
      return undefined
    return { seen: token?.verdict?.message ?? '', steps: [token] }
  },
}
