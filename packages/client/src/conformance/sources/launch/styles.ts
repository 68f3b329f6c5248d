import { checkLinkedUrl } from '../../../smart/discovery/check-linked-url.ts'
import type { RecordedResult } from '../../../smart/http/recorder.ts'
import { toSmartError } from '../../../smart/smart-error.ts'
import type { CaseTools, Source } from '../../declare/case-tools.ts'
import { createBlockedError, createNotApplicableError, createUndecidedError } from '../../declare/outcome.ts'
import { readTokens } from '../login/read-tokens.ts'

/** Reads the address of the style of the EHR. @throws Unjudged without a usable one */
const readStyleUrl = (async (tools) => {
  const { smart_style_url: url } = (await readTokens(tools, 'ehr')).json
  if (url === undefined) throw createNotApplicableError('The token response has no smart_style_url.')
  if (typeof url !== 'string')
    throw createBlockedError('token-context/types', 'smart_style_url is no string.')
  try {
    return checkLinkedUrl('smart_style_url', url, tools.target.fhirBase)
  } catch (thrown) {
    throw createUndecidedError(toSmartError(thrown).message)
  }
}) satisfies Source<string>

const fetchOnce = async ({ get, send }: CaseTools): Promise<RecordedResult> =>
  send(await get(readStyleUrl), { headers: { accept: 'application/json' } })

/** Fetches the style, without a token. */
export const fetchStyle = fetchOnce satisfies Source<RecordedResult>

/** Fetches it once more. */
export const fetchStyleAgain = ((tools) => fetchOnce(tools)) satisfies Source<RecordedResult>
