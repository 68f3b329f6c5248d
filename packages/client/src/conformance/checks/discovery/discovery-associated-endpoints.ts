import { isRecord } from '../../../smart/http/is-record.ts'
import { createProblem, createProblemIf, createWarning } from '../../../smart/requirements/requirement.ts'
import { appState } from '../../../smart/spec.ts'
import { defineCheck } from '../../declare/check.ts'
import { createNotApplicableError } from '../../declare/outcome.ts'
import { hasCapability } from '../../sources/has-capability.ts'
import { readSmartConfiguration } from '../../sources/smart-configuration.ts'

export const discoveryAssociatedEndpoints = defineCheck({
  name: 'discovery-associated-endpoints',
  title: 'associated_endpoints and app state are advertised in the form of the version',
  group: 'discovery',
  catalogueIds: ['S-019', 'S-020', 'S-139'],
  level: 'SHALL',
  since: '2.1',
  spec: appState('Discovery', 'discovery'),
  howToFix: 'Publish associated_endpoints as a list of {"url": …, "capabilities": […]}.',
  kind: 'passive',
  async judge({ get, target: { smartVersion } }) {
    const configuration = await get(readSmartConfiguration)
    const { associated_endpoints: listed, smart_app_state_endpoint: old } = configuration
    const isNew = smartVersion === '2.2'
    if (listed === undefined && old === undefined && !hasCapability(configuration, 'smart-app-state'))
      throw createNotApplicableError('The server advertises neither associated endpoints nor app state.')
    if (listed !== undefined && !Array.isArray(listed))
      return [createProblem('associated_endpoints is not a list.')]
    const entries: unknown[] = listed ?? []
    const isGood = (entry: unknown) =>
      isRecord(entry) && typeof entry.url === 'string' && Array.isArray(entry.capabilities)
    const isElsewhere = entries.some((entry) => isRecord(entry) && hasCapability(entry, 'smart-app-state'))
    return [
      ...entries
        .filter((entry) => !isGood(entry))
        .map((entry) =>
          createProblem(`associated_endpoints has ${JSON.stringify(entry)}, without url or capabilities.`),
        ),
      ...createProblemIf(
        !isNew && isElsewhere && old === undefined,
        'smart_app_state_endpoint is not published, which SMART 2.1 requires.',
      ),
      ...(isNew && old !== undefined
        ? [
            createWarning(
              'smart_app_state_endpoint is deprecated in SMART 2.2 in favour of associated_endpoints.',
            ),
          ]
        : []),
    ]
  },
})
