import type { Reply } from '../../core/http/reply.ts'
import {
  listDocumentUrls,
  type ServerAddresses,
  WELL_KNOWN_PATHS,
  type WellKnownDocument,
} from '../../core/oauth/server-addresses.ts'
import { createAbsentReply } from '../create-absent-reply.ts'

const DOCUMENTS = Object.keys(WELL_KNOWN_PATHS) as WellKnownDocument[]

/** Returns the reply to a path that would be that of a well-known document, but is none of its URLs. */
export function findAbsenceReply(
  path: string,
  addresses: ServerAddresses,
  documents: readonly WellKnownDocument[] = DOCUMENTS,
): Reply | undefined {
  const document = documents.find((each) => path.endsWith(WELL_KNOWN_PATHS[each].replace(/^\/\w+/, '')))
  if (document === undefined) return undefined
  const urls = listDocumentUrls(addresses, document)
  if (urls.includes(`${addresses.root}${path}`) || urls.includes(`${addresses.second}${path}`))
    return undefined
  return createAbsentReply()
}
