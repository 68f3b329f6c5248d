import { createProblemIf } from '../../../smart/requirements/requirement.ts'
import { scopesAndContext } from '../../../smart/spec.ts'
import { defineCheck } from '../../declare/check.ts'
import { readTokens } from '../../sources/login/read-tokens.ts'

export const authorizeLaunchRole = defineCheck({
  name: 'authorize-launch-role',
  title: 'An unknown role in launch/patient?role= still gives a patient',
  group: 'authorize',
  catalogueIds: ['S-054'],
  level: 'SHOULD',
  since: '2.2',
  spec: scopesAndContext('context', 'scopes-for-requesting-context-data'),
  howToFix: 'Give a patient for launch/patient with a role that is not known, or do not grant the scope.',
  prerequisites: ['client', 'thorough'],
  kind: 'passive',
  login: { recipe: 'experimental', phase: 'live' },
  async judge(tools) {
    const { json, scope } = await readTokens(tools, 'experimental')
    const isGranted = scope.split(' ').some((each) => each.startsWith('launch/patient'))
    return createProblemIf(
      isGranted && json.patient === undefined,
      'launch/patient with an unknown role is granted without a patient.',
    )
  },
})
