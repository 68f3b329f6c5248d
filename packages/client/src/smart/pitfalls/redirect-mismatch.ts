import { appLaunch } from '../spec.ts'
import type { PitfallDetector } from './pitfall-detector.ts'

export const redirectMismatch: PitfallDetector = {
  name: 'redirect-mismatch',
  title: 'redirect_uri does not match',
  explanation:
    'The server compares redirect_uri with the registered ones character by character: scheme, host, port, path, trailing slash.',
  whatToChange: [
    'Register the callback exactly as this client sends it.',
    'localhost and 127.0.0.1 are different hosts; different ports do not match either.',
  ],
  spec: appLaunch('registration', 'step-1-register'),
  recognise({ run, redirectUri, step }) {
    const sent = step('authorize')?.details.find(({ name }) => name === 'redirect_uri')?.value ?? redirectUri
    const said = [step('callback'), step('token')].find((seen) =>
      /redirect.?uri/i.test(seen?.verdict?.message ?? ''),
    )
    if (said) return { seen: `${said.verdict?.message} Sent: ${sent}`, steps: [said] }
    const mismatch = step('predict-callback')
    if (mismatch?.verdict?.level === 'warning') return { seen: mismatch.verdict.message, steps: [mismatch] }
    // A server that refuses the redirect URI must not redirect to it, so the login never returns.
    if (run.state !== 'cancelled' || !step('authorize') || step('callback')) return undefined
    return {
      seen: `No callback arrived. If the server showed an error page, compare its registered URI with ${sent}.`,
      steps: [step('authorize')],
    }
  },
}
