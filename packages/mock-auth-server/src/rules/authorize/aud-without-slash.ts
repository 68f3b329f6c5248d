import { defineRule, fail, PASS } from '../../core/declare/rule.ts'
import { appLaunch } from '../../core/declare/spec.ts'
import { findDeliveredLaunch } from '../evidence/delivered-launch.ts'

export const audWithoutSlash = defineRule({
  name: 'aud-without-slash',
  level: 'warning',
  catalogueIds: ['C-028'],
  spec: appLaunch('request-4'),
  requirement: 'The aud equals the FHIR base exactly, without an added trailing slash.',
  howToFix: 'Keep the FHIR base URL as received, and add slashes only when joining paths to it.',
  steps: ['authorize'],
  check: ({ facts, run }, past) => {
    const { aud, fhirBase } = facts
    if (!aud || !fhirBase || aud.replace(/\/+$/, '') !== fhirBase) return undefined
    if (aud !== fhirBase && findDeliveredLaunch(past, facts, run)?.iss === aud) return undefined
    return aud === fhirBase ? PASS : fail('aud differs by a trailing slash', fhirBase, aud)
  },
  examples: {
    valid: [
      { step: 'authorize', facts: { aud: 'https://ehr.example/fhir', fhirBase: 'https://ehr.example/fhir' } },
    ],
    invalid: [
      {
        step: 'authorize',
        facts: { aud: 'https://ehr.example/fhir/', fhirBase: 'https://ehr.example/fhir' },
      },
    ],
  },
})
