import { z } from 'zod'
import { defineSwitch } from '../../core/declare/switch.ts'
import type { Reply } from '../../core/http/reply.ts'
import { STEPS } from '../../core/journal/steps.ts'
import { collectExchangePlaceholders } from '../exchange-placeholders.ts'
import { fillPlaceholders, type Placeholders } from '../fill-placeholders.ts'
import { isInGroup } from './endpoint-groups.ts'

/** Values of headers by name; `null` leaves a header out. */
type Headers = Readonly<Record<string, string | null>>

/** Headers by the endpoints that send them; those of `all` come first. */
export interface HeadersByEndpoint {
  readonly all?: Headers | undefined
  readonly authorize?: Headers | undefined
  readonly token?: Headers | undefined
  readonly fhir?: Headers | undefined
}

/** The headers that tell where a reply ends. */
const FRAMING = /^(?:content-length|transfer-encoding|connection|trailer|upgrade)$/i

/** Creates the schema of headers: names and values as HTTP allows them. */
function createHeadersSchema() {
  const name = z
    .string()
    .max(100)
    .regex(/^[!#$%&'*+.^_`|~\w-]+$/, 'it must be the name of a header')
    .refine((each) => !FRAMING.test(each), 'it must not be a header that tells where a reply ends')
  const value = z
    .string()
    .max(2000)
    .regex(/^[\t\x20-\x7e]*$/, 'it must be a line of ASCII text')
  return z.record(name, value.nullable()).optional()
}

export const responseHeaders = defineSwitch({
  name: 'responseHeaders',
  level: 'tenant',
  description:
    'Headers that replies have in place of their own, by endpoint or for all; `null` leaves one out, and placeholders such as {uuid} are filled in.',
  legality: 'legal',
  catalogueIds: ['S-061', 'S-077'],
  faults: ['token-response-cacheable', 'pages-refuse-frames', 'expose-headers-missing'],
  default: {} as HeadersByEndpoint,
  schema: () =>
    z.strictObject({
      all: createHeadersSchema(),
      authorize: createHeadersSchema(),
      token: createHeadersSchema(),
      fhir: createHeadersSchema(),
    }),
  steps: STEPS,
  points: {
    reply: (reply, context) => {
      const { value, endpoint } = context
      const own = (['authorize', 'token', 'fhir'] as const).find((group) => isInGroup(endpoint, group))
      const headers = { ...value.all, ...(own === undefined ? {} : value[own]) }
      return replaceHeaders(reply, headers, collectExchangePlaceholders(context))
    },
  },
})

function replaceHeaders(reply: Reply, headers: Headers, placeholders: Placeholders): Reply {
  const names = new Set(Object.keys(headers).map((name) => name.toLowerCase()))
  const others = reply.headers.filter(([name]) => !names.has(name.toLowerCase()))
  const added = Object.entries(headers).flatMap(([name, value]) =>
    value === null ? [] : ([[name, String(fillPlaceholders(value, placeholders))]] as const),
  )
  return { ...reply, headers: [...others, ...added] }
}
