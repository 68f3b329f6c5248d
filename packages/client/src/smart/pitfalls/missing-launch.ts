import { appLaunch } from '../spec.ts'
import type { PitfallDetector } from './pitfall-detector.ts'

export const missingLaunch: PitfallDetector = {
  name: 'missing-launch',
  title: 'Launched without iss or launch',
  explanation:
    'An EHR launch carries both iss and launch. Without launch, or with launch but no launch scope, the server cannot link the login to what is open in the EHR.',
  whatToChange: [
    'Launch from the EHR again; open this client directly for a standalone login.',
    'Request the scope launch in an EHR launch.',
  ],
  spec: appLaunch('step 2', 'step-2-launch-ehr'),
  recognise({ run, step }) {
    const text = `${step('callback')?.verdict?.message ?? ''}`
    if (run.mode === 'ehr' && /launch/i.test(text) && step('callback')?.verdict?.level === 'error') {
      return { seen: text, steps: [step('launch'), step('callback')] }
    }
    return undefined
  },
}
