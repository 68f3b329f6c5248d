import { filterRecords, isRecord } from '../../../smart/http/is-record.ts'
import { parseObject } from '../../../smart/http/parse-object.ts'
import { createProblem, createProblemIf, type Problem } from '../../../smart/requirements/requirement.ts'
import { parseScopes } from '../../../smart/scopes/parse-scope.ts'
import { scopesAndContext } from '../../../smart/spec.ts'
import type { CaseTools, Source } from '../../declare/case-tools.ts'
import { defineCheck } from '../../declare/check.ts'
import { createBlockedError, createNotApplicableError, createUndecidedError } from '../../declare/outcome.ts'
import { isBearerToken } from '../../sources/login/is-bearer-token.ts'
import { LABORATORY, MODIFIER_SCOPE } from '../../sources/login/login-scopes.ts'
import { findPatientId, sendWithToken } from '../../sources/login/read-patient.ts'
import { readTokens, type Tokens } from '../../sources/login/read-tokens.ts'
import { hasResource } from '../../sources/login/require-readable.ts'

const CODE = LABORATORY.split('|')[1]

/** Categories in which a patient has observations, beside the laboratory. */
const OTHER_CATEGORIES = ['vital-signs', 'social-history', 'survey', 'imaging', 'exam']

/** Lists the observations of a login, of one category or all. */
async function listObservations(tools: CaseTools, tokens: Tokens, category?: string) {
  const query = new URLSearchParams({
    patient: findPatientId(tokens),
    _count: '50',
    ...(category === undefined ? {} : { category }),
  })
  const path = `Observation?${query}`
  const { status, text } = await sendWithToken(tools, path, tokens.accessToken)
  const found = filterRecords(parseObject(text)?.entry).flatMap(({ resource }) =>
    isRecord(resource) && resource.resourceType === 'Observation' ? [resource] : [],
  )
  return { status, found, isBundle: hasResource({ status, text }, 'Bundle') }
}

const isLaboratory = ({ category }: Readonly<Record<string, unknown>>): boolean =>
  filterRecords(category).some(({ coding }) => filterRecords(coding).some(({ code }) => code === CODE))

/** Lists observations that are no laboratory results, as the standalone login sees them. */
const listOthers = (async (tools) => {
  const tokens = await readTokens(tools, 'standalone')
  const { found: all } = await listObservations(tools, tokens)
  const hasLaboratory =
    all.some(isLaboratory) || (await listObservations(tools, tokens, CODE)).found.length > 0
  let others = all.filter((each) => !isLaboratory(each))
  for (const category of OTHER_CATEGORIES) {
    if (others.length > 0) break
    others = (await listObservations(tools, tokens, category)).found.filter((each) => !isLaboratory(each))
  }
  if (others.length === 0 || !hasLaboratory)
    throw createNotApplicableError('The patient has no observations of two categories.')
  return { others, patient: findPatientId(tokens) }
}) satisfies Source<unknown>

export const fhirGranular = defineCheck({
  name: 'fhir-granular',
  title: 'Granular scopes are granted as requested, and filter',
  group: 'fhir',
  catalogueIds: ['S-023', 'S-126', 'S-127'],
  level: 'SHALL',
  since: '2.0',
  spec: scopesAndContext('granular scopes', 'finer-grained-resource-constraints-using-search-parameters'),
  howToFix: 'Grant the scope with its constraint, and return only resources that match it.',
  prerequisites: ['client', 'v2-scopes'],
  cases: {
    granted: {
      kind: 'passive',
      catalogueIds: ['S-023', 'S-126'],
      login: { recipe: 'granular', phase: 'live' },
      async judge(tools) {
        const { scope } = await readTokens(tools, 'granular')
        const own = parseScopes(scope).filter(
          (each) => each.kind === 'resource' && each.type === 'Observation',
        )
        if (own.length === 0) return [createProblem('The granular scope for Observation is not granted.')]
        return createProblemIf(
          own.some((each) => each.kind === 'resource' && each.constraints.length === 0),
          `The granular scope for Observation is granted without its constraint: ${scope}.`,
        )
      },
    },
    filters: {
      kind: 'negative',
      catalogueIds: ['S-126'],
      differs: 'observations of another category',
      login: { recipe: 'granular', phase: 'live', also: ['standalone'] },
      async judge(tools) {
        const { others, patient } = await tools.get(listOthers)
        const tokens = await readTokens(tools, 'granular')
        if (!/Observation\.\w+\?/.test(tokens.scope))
          throw createNotApplicableError('No granular scope is granted.')
        if (findPatientId(tokens) !== patient)
          throw createUndecidedError('The two logins are about two patients.')
        const { status, found } = await listObservations(tools, tokens)
        if (status !== 200) return [createProblem(`The search with the granular scope returned ${status}.`)]
        const problems: Problem[] = createProblemIf(
          found.some((each) => !isLaboratory(each)),
          'The search with the granular scope returns observations of other categories.',
        )
        const read = await sendWithToken(tools, `Observation/${String(others[0]?.id)}`, tokens.accessToken)
        if (read.status >= 500 && problems.length === 0)
          throw createUndecidedError(
            `The read of an observation of another category returned ${read.status}.`,
          )
        return [
          ...problems,
          ...createProblemIf(read.status === 200, 'An observation of another category can be read.'),
        ]
      },
    },
    experimental: {
      kind: 'passive',
      level: 'MAY',
      catalogueIds: ['S-127'],
      spec: scopesAndContext('experimental features', 'experimental-features-exp'),
      prerequisites: ['thorough'],
      login: { recipe: 'experimental', phase: 'live' },
      async judge(tools) {
        const tokens = await readTokens(tools, 'experimental')
        if (!tokens.scope.split(' ').includes(MODIFIER_SCOPE))
          throw createNotApplicableError('The experimental scope is not granted.')
        if (!isBearerToken(tokens.accessToken))
          throw createBlockedError('token-values/characters', 'The access token cannot be sent as it is.')
        const { status, found, isBundle } = await listObservations(tools, tokens)
        if (!isBundle)
          throw createUndecidedError(`The search with the experimental scope returned ${status}.`)
        return createProblemIf(
          found.length > 0,
          `${MODIFIER_SCOPE} is granted, and ${found.length} observations are found, though no code is in that value set.`,
        )
      },
    },
  },
})
