import { leaksNothing } from '../../core/expectation.ts'
import { defineFault } from '../../core/fault.ts'
import type { Json, JsonObject } from '../../core/json.ts'
import { appLaunch } from '../../core/spec.ts'

export const nextLinkForeign = defineFault({
  name: 'next-link-foreign',
  title: 'Next page on another server',
  kind: 'must-not-leak',
  ids: ['F-264'],
  spec: appLaunch('access-fhir-api'),
  wire: 'The next link of a searchset leads to a FHIR base on another host, which answers plausibly.',
  client: 'Do not send the access token there: stop paging, or ask without a token.',
  steps: ['fhir-search'],
  points: {
    'fhir.answer': (answer, { world, canary }) => {
      const links = answer.body?.['resourceType'] === 'Bundle' ? answer.body['link'] : undefined
      if (!Array.isArray(links)) return answer
      const known = links.find((link) => link.relation === 'next') ?? links.find(isSelf)
      if (!known) return answer
      const url = String(known.url).replace(world.fhirBase, canary.fhirBase)
      const others = links.filter((link) => link.relation !== 'next')
      return { ...answer, body: { ...answer.body, link: [...others, { relation: 'next', url }] } }
    },
  },
  expects: leaksNothing(),
})

function isSelf(link: Json): boolean {
  return (link as JsonObject)['relation'] === 'self'
}
