import { conformance } from '../spec.ts'
import type { PitfallDetector } from './pitfall-detector.ts'

export const cors: PitfallDetector = {
  name: 'cors',
  title: 'CORS keeps a browser app out',
  explanation:
    'A page may read an answer of another origin only if that answer says so, errors included, and a request with Authorization is preceded by a preflight.',
  whatToChange: [
    'Answer OPTIONS with Access-Control-Allow-Origin, -Methods and -Headers (authorization, content-type).',
    'Send Access-Control-Allow-Origin on error answers too.',
    'Or ask from the server side of the app.',
  ],
  spec: conformance('CORS', 'cors-support'),
  recognise({ run, step }) {
    const blocked = run.exchanges.find(
      ({ from, error }) => from === 'browser' && error?.name === 'unreadable',
    )
    const shut = run.steps.find(({ id }) => id === blocked?.stepId)
    if (shut?.verdict) return { seen: blocked?.error?.message ?? '', steps: [shut, step('predict-cors')] }
    const cors = step('predict-cors')
    if (run.state === 'failed' || cors?.verdict?.level !== 'warning') return undefined
    return { seen: cors.verdict.text, steps: [cors] }
  },
}
