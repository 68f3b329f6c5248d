import type { FhirResult } from '../../../model/api.ts'
import { openQuery } from '../../state/query.ts'

const relations = ['first', 'previous', 'prev', 'next', 'last']

/** Shows the paging links of a search; others are in the tree. */
export function PageLinks({ links }: { links: FhirResult['links'] }) {
  const paging = links.filter(({ relation }) => relations.includes(relation))
  if (paging.length === 0) return null
  return (
    <nav class="row" aria-label="Pages of the response">
      {paging.map(({ relation, url }) => (
        <button key={relation} type="button" class="button" title={url} onClick={() => openQuery(url)}>
          {relation}
        </button>
      ))}
    </nav>
  )
}
