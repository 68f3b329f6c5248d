import { isRecord } from '../../../smart/http/is-record.ts'
import { listBundleEntries } from './list-bundle-entries.ts'
import { Narrative } from './narrative.tsx'
import { ReferenceLink } from './reference-link.tsx'
import { summarizeResource } from './summarize-resource.ts'

/** Shows the narrative of a resource, or of each resource in a bundle. */
export function NarrativeView({ resource }: { resource: Record<string, unknown> | undefined }) {
  if (!resource) return <p class="muted">No resource, no narrative.</p>
  const resources =
    resource.resourceType === 'Bundle'
      ? listBundleEntries(resource).map((entry) => entry.resource)
      : [resource]
  const told = resources.flatMap((each) => {
    const { text } = each
    return isRecord(text) && typeof text.div === 'string' ? [{ each, div: text.div }] : []
  })
  if (told.length === 0)
    return <p class="muted">The server sent no narrative; “Table” and “Tree” show the data.</p>
  return (
    <div class="stack">
      {told.map(({ each, div }, index) => {
        const { reference } = summarizeResource(each)
        return (
          <article key={index} class="stack-tight">
            {reference && <ReferenceLink reference={reference} />}
            <Narrative html={div} />
          </article>
        )
      })}
    </div>
  )
}
