import { appLaunch } from '../spec.ts'
import type { PitfallDetector } from './pitfall-detector.ts'

export const cors: PitfallDetector = {
  name: 'cors',
  title: 'CORS blocks browser apps',
  explanation:
    'A page may read a response of another origin only if the response allows it, errors included, and a request with Authorization is preceded by a preflight.',
  whatToChange: [
    'Respond to OPTIONS with Access-Control-Allow-Origin, -Methods and -Headers (authorization, content-type).',
    'Send Access-Control-Allow-Origin with error responses too.',
    "Or send the requests from the app's backend.",
  ],
  spec: appLaunch('CORS', 'considerations-for-cross-origin-resource-sharing-cors-support'),
  recognise({ run, step }) {
    const blocked = run.exchanges.find(
      ({ from, error }) => from === 'browser' && error?.name === 'unreadable',
    )
    const shut = run.steps.find(({ id }) => id === blocked?.stepId)
    if (shut?.verdict) return { seen: blocked?.error?.message ?? '', steps: [shut, step('predict-cors')] }
    const cors = step('predict-cors')
    if (run.state === 'failed' || cors?.verdict?.level !== 'warning') return undefined
    return { seen: cors.verdict.message, steps: [cors] }
  },
}
