import { createProblem } from '../../../smart/requirements/requirement.ts'
import { appLaunch } from '../../../smart/spec.ts'
import { defineCheck } from '../../declare/check.ts'
import { createNotApplicableError } from '../../declare/outcome.ts'
import { readSmartConfiguration } from '../../sources/smart-configuration.ts'

export const endpointsHttps = defineCheck({
  name: 'endpoints-https',
  title: 'No endpoint uses plain http behind an https base',
  group: 'transport',
  catalogueIds: ['S-109'],
  level: 'SHALL',
  spec: appLaunch('app protection', 'app-protection'),
  howToFix: 'Publish https URLs only.',
  prerequisites: ['https'],
  kind: 'passive',
  async judge({ get, target: { fhirBase } }) {
    if (!fhirBase.startsWith('https:')) throw createNotApplicableError('The FHIR base uses plain http.')
    return Object.entries(await get(readSmartConfiguration))
      .filter(([name]) => name.endsWith('_endpoint') || name === 'jwks_uri')
      .filter(([, value]) => typeof value === 'string' && /^http:/i.test(value))
      .map(([name, value]) => createProblem(`${name} is ${String(value)}, which uses plain http.`))
  },
})
