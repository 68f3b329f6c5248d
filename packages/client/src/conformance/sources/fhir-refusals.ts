import type { HeaderList } from '../../model/exchange.ts'
import { withoutTrailingSlash } from '../../smart/discovery/fhir-base.ts'
import type { RecordedResult } from '../../smart/http/recorder.ts'
import { buildUnissuedValue } from '../../smart/http/unissued-values.ts'
import type { CaseTools, Source } from '../declare/case-tools.ts'

const ACCEPT = 'application/fhir+json'

/** A bearer token that no server has issued. */
const UNKNOWN_TOKEN = buildUnissuedValue('no-such-token')

const buildSearchUrl = ({ target: { fhirBase } }: CaseTools): string =>
  `${withoutTrailingSlash(fhirBase)}/Patient?_count=1`

/** Searches patients without a token. */
export const searchWithoutToken = ((tools) =>
  tools.send(buildSearchUrl(tools), { headers: { accept: ACCEPT } })) satisfies Source<unknown>

/** Searches patients with a token that no server has issued. */
export const searchWithUnknownToken = ((tools) =>
  tools.send(buildSearchUrl(tools), {
    headers: { accept: ACCEPT, authorization: `Bearer ${UNKNOWN_TOKEN}` },
  })) satisfies Source<unknown>

/** Values of Authorization that are no bearer token; two make two headers. */
const MALFORMED: readonly (readonly string[])[] = [
  ['Bearer'],
  ['Bearer a b'],
  ['Basic x'],
  [`Bearer ${UNKNOWN_TOKEN}`, `Bearer ${UNKNOWN_TOKEN}`],
]

/** Searches patients with Authorization headers that are malformed. */
export const searchWithMalformedHeaders = (async (tools) => {
  const results: { what: string; result: RecordedResult }[] = []
  for (const values of MALFORMED) {
    const own = values.map((value): [string, string] => ['Authorization', value])
    const headers: HeaderList = [['Accept', ACCEPT], ...own]
    results.push({ what: values.join(' and '), result: await tools.send(buildSearchUrl(tools), { headers }) })
  }
  return results
}) satisfies Source<unknown>
