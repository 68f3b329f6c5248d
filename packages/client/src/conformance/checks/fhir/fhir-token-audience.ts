import { withoutTrailingSlash } from '../../../smart/discovery/fhir-base.ts'
import { createProblemIf, type Problem } from '../../../smart/requirements/requirement.ts'
import { appLaunch, rfc } from '../../../smart/spec.ts'
import { defineCheck } from '../../declare/check.ts'
import { createNotApplicableError, createUndecidedError } from '../../declare/outcome.ts'
import { findPatientId, sendWithToken } from '../../sources/login/read-patient.ts'
import { readTokens } from '../../sources/login/read-tokens.ts'

export const fhirTokenAudience = defineCheck({
  name: 'fhir-token-audience',
  title: 'Only access tokens for this base are accepted',
  group: 'fhir',
  catalogueIds: ['S-119'],
  level: 'SHALL',
  spec: appLaunch('step 6', 'access-fhir-api'),
  howToFix: 'Accept only access tokens, and only those that were issued for this FHIR base.',
  prerequisites: ['client'],
  cases: {
    'other-tokens': {
      kind: 'negative',
      source: 'derived',
      spec: rfc(9700, '2.3'),
      differs: 'the id_token, then the refresh token, as bearer token',
      login: { recipe: 'standalone', phase: 'live' },
      async judge(tools) {
        const tokens = await readTokens(tools, 'standalone')
        const path = `Patient/${findPatientId(tokens)}`
        const problems: Problem[] = []
        for (const name of ['id_token', 'refresh_token']) {
          const { [name]: value } = tokens.json
          if (typeof value !== 'string') continue
          const { status } = await sendWithToken(tools, path, value)
          if (status >= 500) throw createUndecidedError(`The FHIR API returned ${status} to the ${name}.`)
          problems.push(
            ...createProblemIf(
              status !== 401 && status !== 400,
              `The ${name} as bearer token gets ${status}.`,
            ),
          )
        }
        return problems
      },
    },
    'other-base': {
      kind: 'negative',
      prerequisites: ['second-base'],
      differs: 'the token at another FHIR base of the same server',
      login: { recipe: 'standalone', phase: 'live' },
      async judge(tools) {
        const { secondBase = '' } = tools.target
        const tokens = await readTokens(tools, 'standalone')
        if (
          JSON.stringify(tokens.json.authorization_details ?? '').includes(withoutTrailingSlash(secondBase))
        )
          throw createNotApplicableError('authorization_details names the other base too.')
        const { status } = await tools.send(
          `${withoutTrailingSlash(secondBase)}/Patient/${findPatientId(tokens)}`,
          {
            headers: { accept: 'application/fhir+json', authorization: `Bearer ${tokens.accessToken}` },
          },
        )
        if (status >= 500) throw createUndecidedError(`The other base returned ${status}.`)
        return createProblemIf(status !== 401 && status !== 403, `The token gets ${status} at ${secondBase}.`)
      },
    },
  },
})
