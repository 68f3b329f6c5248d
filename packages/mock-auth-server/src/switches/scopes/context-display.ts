import { z } from 'zod'
import { defineSwitch, type SwitchContext } from '../../core/declare/switch.ts'
import { findStyleUrl } from '../../core/oauth/find-style-url.ts'
import { withoutMembers } from '../../core/util/without-members.ts'
import { findLaunchJson } from '../authorize/find-launch-json.ts'
import { DISPLAY_MEMBERS } from './display-members.ts'

export const contextDisplay = defineSwitch({
  name: 'contextDisplay',
  level: 'tenant',
  description:
    'Whether token responses have `need_patient_banner` and `smart_style_url`: after an EHR launch, always, or never.',
  legality: 'legal',
  catalogueIds: ['S-076', 'S-082'],
  faults: ['patient-banner-odd'],
  default: 'ehr-launch' as 'ehr-launch' | 'always' | 'never',
  schema: () => z.enum(['ehr-launch', 'always', 'never']),
  steps: ['token'],
  points: {
    'token.response': (response, context) => {
      const { value, tenant, options } = context
      if (value === 'never') return withoutMembers(response, listHiddenMembers(context))
      const smart_style_url = findStyleUrl(tenant, options)
      return {
        ...response,
        need_patient_banner: response.need_patient_banner ?? true,
        ...(smart_style_url === undefined ? {} : { smart_style_url }),
      }
    },
  },
})

/** Lists the members that the server adds by itself: a launch value that carries its context may have them. */
function listHiddenMembers(context: SwitchContext<unknown>): readonly string[] {
  const carried = context.read('launchFormat') === 'json' ? findLaunchJson(context) : {}
  return DISPLAY_MEMBERS.filter((name) => carried[name] === undefined)
}
