import { appLaunch } from '../spec.ts'
import type { PitfallDetector } from './pitfall-detector.ts'

export const lostState: PitfallDetector = {
  name: 'lost-state',
  title: 'state was lost or changed',
  explanation:
    'The callback must carry exactly the state of the request, in the same browser session. It gets lost when the server drops or changes it, or when the browser does not send the session cookie (another host name, a frame of another site).',
  whatToChange: [
    'Return state unchanged, including in errors.',
    'Open this client under the host name of the callback.',
    'In a frame of another site, open it in a separate tab.',
  ],
  spec: appLaunch('step 4', 'obtain-authorization-code'),
  recognise({ run }) {
    const step = run.steps.find(
      ({ kind, verdict }) => kind === 'callback' && /^state-/.test(verdict?.code ?? ''),
    )
    return step && { seen: step.verdict?.message ?? '', steps: [step] }
  },
}
