import { conformance } from '../spec.ts'
import type { Diagnostic } from './diagnostic.ts'

export const cors: Diagnostic = {
  name: 'cors',
  title: 'CORS keeps a browser app out',
  explanation:
    'A page may read an answer of another origin only if that answer says so, errors included, and a request with Authorization is preceded by a preflight.',
  whatToChange: [
    'Answer OPTIONS with Access-Control-Allow-Origin, -Methods and -Headers (authorization, content-type).',
    'Send Access-Control-Allow-Origin on error answers too.',
    'Exchange the code on the server side of the app.',
  ],
  spec: conformance('CORS', 'cors-support'),
  recognise({ run, step, exchanges }) {
    const token = step('token')
    const blocked = exchanges(token).some(({ from, error }) => from === 'browser' && error !== undefined)
    if (blocked) return { seen: token?.verdict?.text ?? '', steps: [token, step('predict-cors')] }
    const cors = step('predict-cors')
    if (run.state === 'failed' || cors?.verdict?.level !== 'warning') return undefined
    return { seen: cors.verdict.text, steps: [cors] }
  },
}
