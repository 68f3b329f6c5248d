import { parseObject } from '../../../smart/http/parse-object.ts'
import { createProblemIf, type Problem } from '../../../smart/requirements/requirement.ts'
import { rfc } from '../../../smart/spec.ts'
import { defineCheck } from '../../declare/check.ts'
import { createNotApplicableError } from '../../declare/outcome.ts'
import { readRedirect } from '../../sources/login/read-redirect.ts'
import { fetchOpenidConfiguration } from '../../sources/openid-documents.ts'
import { readSmartConfiguration } from '../../sources/smart-configuration.ts'

const ANNOUNCED = 'authorization_response_iss_parameter_supported'

export const authorizeResponseIss = defineCheck({
  name: 'authorize-response-iss',
  title: 'Every authorization response carries iss when announced',
  group: 'authorize',
  catalogueIds: ['S-063'],
  level: 'SHALL',
  source: 'oauth',
  spec: rfc(9207, '2'),
  howToFix: 'Add iss, equal to the issuer of the documents, to every redirect to the app.',
  prerequisites: ['client', 'openid'],
  kind: 'passive',
  login: { recipe: 'standalone', phase: 'afterwards' },
  async judge(tools) {
    const configuration = await tools.get(readSmartConfiguration)
    const openid = parseObject((await tools.get(fetchOpenidConfiguration)).text)
    if (configuration[ANNOUNCED] !== true && openid?.[ANNOUNCED] !== true)
      throw createNotApplicableError('The server does not announce iss in its responses.')
    const issuer = openid?.issuer ?? configuration.issuer
    const problems: Problem[] = []
    await readRedirect(tools, tools.logins.find('standalone'))
    for (const login of tools.logins.listOpened()) {
      const end = await tools.get(login.end)
      if (end.kind === 'page') continue
      const seen = new URL(end.url).searchParams.getAll('iss')
      problems.push(
        ...createProblemIf(
          seen.length !== 1 || seen[0] !== issuer,
          `The redirect of the login "${login.recipe}" has ${seen.length === 0 ? 'no iss' : `iss ${seen.join(', ')}`}, not ${String(issuer)}.`,
        ),
      )
    }
    return problems
  },
})
