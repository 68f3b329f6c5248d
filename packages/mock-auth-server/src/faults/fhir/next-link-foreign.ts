import { defineFault } from '../../core/declare/fault.ts'
import { appLaunch } from '../../core/declare/spec.ts'
import { leaksNothing } from '../../expectations/index.ts'
import { findSearchset, withNext } from './searchset.ts'

export const nextLinkForeign = defineFault({
  name: 'next-link-foreign',
  title: 'Next link to another server',
  kind: 'must-not-leak',
  catalogueIds: ['F-264'],
  spec: appLaunch('access-fhir-api'),
  description:
    'The next link of a searchset points to a FHIR base on another host, which responds plausibly.',
  requirement: 'Do not send the access token there: stop paging, or send the request without a token.',
  steps: ['fhir-search'],
  points: {
    'fhir.reply': (answer, { tenant, canary }) => {
      const found = findSearchset(answer)
      const url = found?.url('next') ?? found?.url('self')
      if (!found || url === undefined) return answer
      return withNext(answer, found, url.replace(tenant.fhirBase, canary.fhirBase))
    },
  },
  expects: leaksNothing(),
})
