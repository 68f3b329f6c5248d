import { createProblemIf } from '../../../smart/requirements/requirement.ts'
import { appLaunch, rfc } from '../../../smart/spec.ts'
import type { CaseTools, Login } from '../../declare/case-tools.ts'
import { defineCheck } from '../../declare/check.ts'
import { readRedirect } from '../../sources/login/read-redirect.ts'

export const authorizeState = defineCheck({
  name: 'authorize-state',
  title: 'state is returned unchanged',
  group: 'authorize',
  catalogueIds: ['S-057'],
  level: 'SHALL',
  spec: appLaunch('step 4', 'obtain-authorization-code'),
  howToFix: 'Return state in the redirect as it was sent, decoded and encoded again, once.',
  prerequisites: ['client'],
  cases: {
    plain: {
      kind: 'passive',
      login: { recipe: 'standalone', phase: 'authorize' },
      judge: (tools) => judgeState(tools, tools.logins.find('standalone')),
    },
    characters: {
      kind: 'passive',
      source: 'oauth',
      spec: rfc(6749, '4.1.2'),
      login: { recipe: 'limited', phase: 'authorize' },
      judge: (tools) => judgeState(tools, tools.logins.find('limited')),
    },
  },
})

async function judgeState(tools: CaseTools, login: Login) {
  const sent = (await tools.get(login.request)).state
  const seen = (await readRedirect(tools, login)).searchParams.getAll('state')
  return createProblemIf(
    seen.length !== 1 || seen[0] !== sent,
    seen.length === 1
      ? 'state is not what was sent.'
      : `The redirect has ${seen.length} values of state, not one.`,
  )
}
