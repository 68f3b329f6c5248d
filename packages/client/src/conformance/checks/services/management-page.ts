import { createProblem, createProblemIf } from '../../../smart/requirements/requirement.ts'
import { conformance } from '../../../smart/spec.ts'
import { defineCheck } from '../../declare/check.ts'
import { createUndecidedError } from '../../declare/outcome.ts'
import { readManagementEndpoint } from '../../sources/smart-configuration.ts'

export const managementPage = defineCheck({
  name: 'management-page',
  title: 'A page for managing app access is published',
  group: 'revocation',
  catalogueIds: ['S-138'],
  level: 'SHOULD',
  spec: conformance('Metadata', 'metadata'),
  howToFix: 'Serve at management_endpoint a page on which users see and withdraw the access of apps.',
  prerequisites: ['management'],
  kind: 'active',
  async judge({ get, send }) {
    const endpoint = await get(readManagementEndpoint)
    const { status, headers } = await send(endpoint, {
      headers: { accept: 'text/html' },
    })
    const location = headers.get('location')
    if (status >= 500) throw createUndecidedError(`management_endpoint returned ${status}.`)
    if (status >= 300 && status <= 399 && location !== null && URL.canParse(location, endpoint))
      return createProblemIf(
        new URL(location, endpoint).href === new URL(endpoint).href,
        'management_endpoint redirects to itself.',
      )
    const type = headers.get('content-type') ?? ''
    if (status === 200 && /html/i.test(type)) return []
    return [
      createProblem(`management_endpoint returned ${status} with ${type || 'no Content-Type'}, not a page.`),
    ]
  },
})
