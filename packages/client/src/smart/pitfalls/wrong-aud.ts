import { appLaunch } from '../spec.ts'
import type { PitfallDetector } from './pitfall-detector.ts'

export const wrongAud: PitfallDetector = {
  name: 'wrong-aud',
  title: 'aud is not the FHIR base',
  explanation:
    'aud must be the FHIR base of the server, the same string as iss in an EHR launch. Some servers compare it with or without the trailing slash.',
  whatToChange: [
    'Compare the FHIR base of this entry with the one that the server publishes, including the slash.',
    'For servers that reject aud altogether, enable “Leave “aud” out”.',
  ],
  spec: appLaunch('step 4', 'obtain-authorization-code'),
  recognise({ step }) {
    const callback = step('callback')
    const text = callback?.verdict?.level === 'error' ? callback.verdict.message : ''
    if (!/\baud(ience)?\b|invalid_target/i.test(text)) return undefined
    return { seen: text, steps: [step('authorize'), callback] }
  },
}
