import { filterRecords } from '../../../smart/http/is-record.ts'
import { createProblem, type Problem } from '../../../smart/requirements/requirement.ts'
import { parseScopes } from '../../../smart/scopes/parse-scope.ts'
import { scopesAndContext } from '../../../smart/spec.ts'
import { defineCheck } from '../../declare/check.ts'
import { createNotApplicableError, createUndecidedError } from '../../declare/outcome.ts'
import { readCapabilityStatement } from '../../sources/capability-statement.ts'
import { findPatientId, sendWithToken } from '../../sources/login/read-patient.ts'
import { readTokens } from '../../sources/login/read-tokens.ts'
import { hasResource } from '../../sources/login/require-readable.ts'

/** Types of the compartment of a patient that are searched by patient. */
const TYPES = [
  ...[
    'AllergyIntolerance',
    'CarePlan',
    'CareTeam',
    'Claim',
    'Condition',
    'Consent',
    'Coverage',
    'DeviceRequest',
  ],
  ...[
    'DiagnosticReport',
    'DocumentReference',
    'Encounter',
    'ExplanationOfBenefit',
    'FamilyMemberHistory',
    'Flag',
  ],
  ...[
    'Goal',
    'ImagingStudy',
    'Immunization',
    'MedicationAdministration',
    'MedicationDispense',
    'MedicationRequest',
  ],
  ...['MedicationStatement', 'NutritionOrder', 'Observation', 'Procedure', 'ServiceRequest'],
]

export const fhirWildcard = defineCheck({
  name: 'fhir-wildcard',
  title: 'A wildcard scope permits every type',
  group: 'fhir',
  catalogueIds: ['S-055', 'S-125'],
  level: 'SHALL',
  spec: scopesAndContext('wildcards', 'wildcard-scopes'),
  howToFix: 'Let patient/*.rs permit every type that the server has, or grant the types that it permits.',
  prerequisites: ['client'],
  kind: 'active',
  login: { recipe: 'standalone', phase: 'live' },
  async judge(tools) {
    const tokens = await readTokens(tools, 'standalone')
    const isWildcard = parseScopes(tokens.scope).some(
      (each) =>
        each.kind === 'resource' &&
        each.level === 'patient' &&
        each.type === '*' &&
        each.letters.includes('s'),
    )
    if (!isWildcard) throw createNotApplicableError('No wildcard scope is granted.')
    const id = findPatientId(tokens)
    const problems: Problem[] = []
    const types = await listTypes(tools)
    if (types.length === 0)
      throw createNotApplicableError('The CapabilityStatement lists no type that is searched by patient.')
    let count = 0
    for (const type of types) {
      const { status, text } = await sendWithToken(
        tools,
        `${type}?patient=${id}&_count=1`,
        tokens.accessToken,
      )
      if (hasResource({ status, text }, 'Bundle')) count += 1
      if (status === 401 || status === 403)
        problems.push(createProblem(`patient/* is granted, and a search of ${type} returned ${status}.`))
    }
    if (count + problems.length === 0)
      throw createUndecidedError('No search returned a Bundle or was refused.')
    return problems
  },
})

async function listTypes({ get }: Parameters<typeof readCapabilityStatement>[0]): Promise<string[]> {
  const { rest } = await get(readCapabilityStatement)
  const resources = filterRecords(rest).flatMap(({ resource }) => filterRecords(resource))
  return TYPES.filter((type) => resources.some((each) => each.type === type))
}
