import type { FhirReplyDraft } from '../../core/journal/points.ts'
import type { JsonObject } from '../../core/util/json.ts'

/** The parts of a search result that faults change. */
interface Searchset {
  readonly body: JsonObject
  readonly links: readonly JsonObject[]
  readonly entries: readonly JsonObject[]
  /** Returns the URL of the link with that relation. */
  url(relation: string): string | undefined
}

/** Returns the searchset in a reply, or `undefined`. */
export function findSearchset({ status, body }: FhirReplyDraft): Searchset | undefined {
  if (status !== 200 || body?.type !== 'searchset') return undefined
  const links = (body.link ?? []) as readonly JsonObject[]
  const entries = (body.entry ?? []) as readonly JsonObject[]
  const url = (relation: string) => {
    const found = links.find((link) => link.relation === relation)?.url
    return found === undefined ? undefined : String(found)
  }
  return { body, links, entries, url }
}

/** Returns the reply with another body of the same searchset. */
export function withBody(answer: FhirReplyDraft, body: JsonObject): FhirReplyDraft {
  return { ...answer, body }
}

/** Returns the reply with its `next` link replaced; one is added when it was missing. */
export function withNext(answer: FhirReplyDraft, { body, links }: Searchset, url: string): FhirReplyDraft {
  const others = links.filter((link) => link.relation !== 'next')
  return withBody(answer, { ...body, link: [...others, { relation: 'next', url }] as never })
}
