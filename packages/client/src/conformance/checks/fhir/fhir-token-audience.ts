import { withoutTrailingSlash } from '../../../smart/discovery/fhir-base.ts'
import { createProblemIf } from '../../../smart/requirements/requirement.ts'
import { appLaunch, rfc } from '../../../smart/spec.ts'
import { defineCheck } from '../../declare/check.ts'
import { createNotApplicableError, createUndecidedError } from '../../declare/outcome.ts'
import { findPatientId, sendWithToken } from '../../sources/login/read-patient.ts'
import { readTokens } from '../../sources/login/read-tokens.ts'
import { requireReadable } from '../../sources/login/require-readable.ts'
import { judgeEach } from '../judge-each.ts'
import { judgeWithControl } from '../judge-with-control.ts'

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
        const others = ['id_token', 'refresh_token'].filter((name) => typeof tokens.json[name] === 'string')
        if (others.length === 0)
          throw createNotApplicableError('The login got neither an id_token nor a refresh token.')
        const problems = await judgeEach(others, async (name) => {
          const { status } = await sendWithToken(tools, path, String(tokens.json[name]))
          if (status >= 500) throw createUndecidedError(`The FHIR API returned ${status} to the ${name}.`)
          return createProblemIf(
            status !== 401 && status !== 400,
            `The ${name} as bearer token gets ${status}.`,
          )
        })
        return judgeWithControl(problems, () => requireReadable(tools, tokens))
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
        return judgeWithControl(
          createProblemIf(status !== 401 && status !== 403, `The token gets ${status} at ${secondBase}.`),
          () => requireReadable(tools, tokens),
        )
      },
    },
  },
})
