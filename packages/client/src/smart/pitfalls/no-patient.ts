import { scopesAndContext } from '../spec.ts'
import type { PitfallDetector } from './pitfall-detector.ts'

export const noPatient: PitfallDetector = {
  name: 'no-patient',
  title: 'No patient in the token response',
  explanation:
    'The patient in context is returned next to the access token, not inside it, and only if launch/patient (or launch) was granted and a patient was chosen.',
  whatToChange: [
    'Request launch/patient in a standalone launch, launch in an EHR launch.',
    'Read patient from the token response, not from the access token.',
    'On the server: return patient as a bare id.',
  ],
  spec: scopesAndContext('launch context', 'launch-context-arrives-with-your-access_token'),
  recognise({ run, step }) {
    const context = step('launch-context')
    if (!context?.verdict || run.context?.patient !== undefined) return undefined
    if (context.verdict.level !== 'warning' && context.verdict.level !== 'error') return undefined
    return { seen: context.verdict.message, steps: [context, step('scopes')] }
  },
}
