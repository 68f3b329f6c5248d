import { defineRule, fail, PASS } from '../../core/declare/rule.ts'
import { appLaunch } from '../../core/declare/spec.ts'
import { findDeliveredLaunch } from '../evidence/delivered-launch.ts'

export const audFhirBase = defineRule({
  name: 'aud-fhir-base',
  level: 'error',
  catalogueIds: ['C-028'],
  spec: appLaunch('request-4'),
  requirement: 'The authorize request names the FHIR base in aud.',
  howToFix: 'Send as aud exactly the FHIR base URL used for discovery, character by character.',
  steps: ['authorize'],
  check: ({ facts, run }, past) => {
    const { aud, fhirBase } = facts
    if (!fhirBase) return undefined
    if (!aud) return fail('aud is missing', fhirBase, 'none')
    if (aud === fhirBase) return PASS
    const sameBut = aud.replace(/\/+$/, '') === fhirBase
    const asLaunched = findDeliveredLaunch(past, facts, run)?.iss === aud
    return sameBut || asLaunched ? undefined : fail('aud is not the FHIR base', fhirBase, aud)
  },
  examples: {
    valid: [
      { step: 'authorize', facts: { aud: 'https://ehr.example/fhir', fhirBase: 'https://ehr.example/fhir' } },
    ],
    invalid: [
      { step: 'authorize', facts: { aud: 'https://ehr.example', fhirBase: 'https://ehr.example/fhir' } },
    ],
  },
})
