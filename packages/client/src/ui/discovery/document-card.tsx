import { Disclosure } from '@smart-mock/page-kit'
import type { DiscoveryDocument } from '../../model/api.ts'
import { BodyView } from '../components/body-view.tsx'
import { ExternalLink } from '../components/external-link.tsx'
import { VerdictText } from '../components/verdicts/verdict-text.tsx'

export function DocumentCard({ document }: { document: DiscoveryDocument }) {
  return (
    <section class="card card-body stack-tight" aria-label={document.name}>
      <div class="row spread">
        <h3>{document.name}</h3>
        {document.status !== undefined && <span class="chip">{document.status}</span>}
      </div>
      <p class="mono">
        <ExternalLink href={document.url}>{document.url}</ExternalLink>
      </p>
      <p class="small">
        <VerdictText verdict={document.verdict} />
      </p>
      {document.body && (
        <Disclosure title="Document">
          <BodyView body={document.body} name={document.name} />
        </Disclosure>
      )}
    </section>
  )
}
