import { isRecord } from '../../../smart/http/is-record.ts'
import { createProblem, createProblemIf, type Problem } from '../../../smart/requirements/requirement.ts'
import { scopesAndContext } from '../../../smart/spec.ts'
import { defineCheck } from '../../declare/check.ts'
import { createNotApplicableError } from '../../declare/outcome.ts'
import type { SmartVersion } from '../../declare/target.ts'
import { readTokens } from '../../sources/login/read-tokens.ts'

export const tokenFhirContext = defineCheck({
  name: 'token-fhir-context',
  title: 'fhirContext has the form of its version',
  group: 'token',
  catalogueIds: ['S-081'],
  level: 'SHALL',
  since: '2.0',
  spec: scopesAndContext('fhirContext', 'fhir-context'),
  howToFix: 'Return fhirContext as an array of objects with reference, canonical or identifier.',
  prerequisites: ['client', 'ehr-launch'],
  kind: 'passive',
  login: { recipe: 'ehr', phase: 'live' },
  async judge(tools) {
    const { fhirContext } = (await readTokens(tools, 'ehr')).json
    if (fhirContext === undefined) throw createNotApplicableError('The launch has no fhirContext.')
    if (!Array.isArray(fhirContext)) return [createProblem('fhirContext is no array.')]
    return fhirContext.flatMap((item) => judgeItem(item, tools.target.smartVersion))
  },
})

function judgeItem(item: unknown, version: SmartVersion): Problem[] {
  const shown = JSON.stringify(item)
  if (version === '2.0')
    return createProblemIf(typeof item !== 'string', `fhirContext has ${shown}, no string.`)
  if (!isRecord(item)) return [createProblem(`fhirContext has ${shown}, which is no object.`)]
  const { reference, canonical, identifier, role } = item
  const names = version === '2.1' ? [reference] : [reference, canonical, identifier]
  const isLaunchRole = role === undefined || role === 'launch'
  return [
    ...createProblemIf(
      names.every((each) => each === undefined),
      `fhirContext has ${shown} without ${version === '2.1' ? 'reference' : 'reference, canonical or identifier'}.`,
    ),
    ...createProblemIf(
      [reference, canonical].some((each) => each !== undefined && typeof each !== 'string'),
      `fhirContext has ${shown}, whose reference or canonical is no string.`,
    ),
    ...createProblemIf(
      !isLaunchRole && !isAbsoluteUri(role),
      `fhirContext has the role ${JSON.stringify(role)}, which is neither launch nor an absolute URI.`,
    ),
    ...createProblemIf(
      isLaunchRole && typeof reference === 'string' && /^(?:Patient|Encounter)\//.test(reference),
      `fhirContext has ${shown}, which belongs into patient or encounter.`,
    ),
  ]
}

const isAbsoluteUri = (value: unknown): boolean =>
  typeof value === 'string' && /^[a-z][a-z0-9+.-]*:./i.test(value)
