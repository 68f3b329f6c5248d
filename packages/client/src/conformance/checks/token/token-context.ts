import { isFhirId } from '../../../smart/fhir/reference.ts'
import { createProblem, createProblemIf, type Problem } from '../../../smart/requirements/requirement.ts'
import { scopesAndContext } from '../../../smart/spec.ts'
import { defineCheck } from '../../declare/check.ts'
import { createNotApplicableError } from '../../declare/outcome.ts'
import { hasCapability } from '../../sources/has-capability.ts'
import { readAllTokens, readTokens } from '../../sources/login/read-tokens.ts'
import { readSmartConfiguration } from '../../sources/smart-configuration.ts'

const TEXTS = ['intent', 'tenant', 'smart_style_url', 'appContext']

export const tokenContext = defineCheck({
  name: 'token-context',
  title: 'Launch context has its members and types',
  group: 'token',
  catalogueIds: ['S-023', 'S-053', 'S-076', 'S-082', 'S-152'],
  level: 'SHALL',
  spec: scopesAndContext('launch context', 'launch-context-arrives-with-your-access_token'),
  howToFix: 'Return context as members of the token response: encounter as a bare id, the others as strings.',
  prerequisites: ['client'],
  cases: {
    types: {
      kind: 'passive',
      catalogueIds: ['S-076', 'S-082', 'S-152'],
      login: { recipe: 'standalone', phase: 'afterwards' },
      judge: async (tools) => (await readAllTokens(tools)).flatMap(({ json }) => judgeTypes(json)),
    },
    encounter: {
      kind: 'passive',
      level: 'SHOULD',
      catalogueIds: ['S-023', 'S-053', 'S-076'],
      spec: scopesAndContext('standalone', 'standalone-apps'),
      howToFix: 'Return encounter whenever launch/encounter is granted.',
      login: { recipe: 'standalone', phase: 'live' },
      async judge(tools) {
        if (!hasCapability(await tools.get(readSmartConfiguration), 'context-standalone-encounter'))
          throw createNotApplicableError('The server does not offer context-standalone-encounter.')
        const { json, scope } = await readTokens(tools, 'standalone')
        if (!scope.split(' ').includes('launch/encounter'))
          throw createNotApplicableError('launch/encounter is not granted.')
        return json.encounter === undefined
          ? [createProblem('launch/encounter is granted without an encounter.')]
          : []
      },
    },
  },
})

function judgeTypes(json: Readonly<Record<string, unknown>>): Problem[] {
  const { encounter, need_patient_banner: banner } = json
  return [
    ...createProblemIf(
      encounter !== undefined && !isFhirId(encounter),
      `encounter is ${JSON.stringify(encounter)}, not a bare id.`,
    ),
    ...createProblemIf(
      banner !== undefined && typeof banner !== 'boolean',
      `need_patient_banner is ${JSON.stringify(banner)}, not true or false.`,
    ),
    ...TEXTS.filter((name) => json[name] !== undefined && typeof json[name] !== 'string').map((name) =>
      createProblem(`${name} is ${JSON.stringify(json[name])}, not a string.`),
    ),
  ]
}
