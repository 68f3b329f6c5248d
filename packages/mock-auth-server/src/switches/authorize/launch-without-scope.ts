import { parseScopeString } from '@smart-mock/fhir-engine/model/scopes'
import { z } from 'zod'
import { defineSwitch } from '../../core/declare/switch.ts'

export const launchWithoutScope = defineSwitch({
  name: 'launchWithoutScope',
  level: 'tenant',
  description:
    'A launch value without the scope `launch`: honoured, or ignored, so that the user signs in and the context of the EHR is absent.',
  legality: 'legal',
  catalogueIds: ['S-050', 'S-053'],
  default: 'honoured' as 'honoured' | 'ignored',
  schema: () => z.enum(['honoured', 'ignored']),
  steps: ['authorize'],
  points: {
    'authorize.policy': (policy, { facts: { launch, scope = '' } }) =>
      launch === undefined || parseScopeString(scope).some((each) => each.kind === 'launch' && !each.type)
        ? policy
        : { ...policy, usesLaunch: false },
  },
})
