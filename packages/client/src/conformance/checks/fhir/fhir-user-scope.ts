import { parseObject } from '../../../smart/http/parse-object.ts'
import { createProblem, createProblemIf } from '../../../smart/requirements/requirement.ts'
import { scopesAndContext } from '../../../smart/spec.ts'
import { defineCheck } from '../../declare/check.ts'
import { createNotApplicableError } from '../../declare/outcome.ts'
import { sendWithToken } from '../../sources/login/read-patient.ts'
import { readTokens } from '../../sources/login/read-tokens.ts'
import { requireDecided } from './require-decided.ts'

export const fhirUserScope = defineCheck({
  name: 'fhir-user-scope',
  title: 'user/ scopes give access to what the user may see',
  group: 'fhir',
  catalogueIds: ['S-023', 'S-125'],
  level: 'SHALL',
  spec: scopesAndContext('scopes', 'scopes-for-requesting-fhir-resources'),
  howToFix: 'Give a token with user/Patient.rs access to the patients that its user may see.',
  prerequisites: ['client', 'ehr-launch', 'permission-user'],
  kind: 'active',
  login: { recipe: 'ehr', phase: 'live' },
  async judge(tools) {
    const { accessToken, scope } = await readTokens(tools, 'ehr')
    if (!/(^|\s)user\/(?:\*|Patient)\.(?:read|\*|[cud]*r?[cud]*s)(\s|$)/.test(scope))
      throw createNotApplicableError('No user/ scope for searching patients is granted.')
    const result = await sendWithToken(tools, 'Patient?_count=2', accessToken)
    requireDecided(result, 'A search for patients')
    const { status, text } = result
    if (status !== 200) return [createProblem(`A search for patients returned ${status}, not 200.`)]
    return createProblemIf(
      parseObject(text)?.resourceType !== 'Bundle',
      'A search for patients returns no Bundle.',
    )
  },
})
