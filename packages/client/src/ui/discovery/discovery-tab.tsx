import { Disclosure, EmptyState } from '@smart-mock/page-kit'
import { useMemo } from 'preact/hooks'
import { NextRunButton } from '../components/next-run-button.tsx'
import { AttemptStatus } from '../components/verdicts/attempt-status.tsx'
import { ExchangeView } from '../run/exchange-view.tsx'
import { createAttempt } from '../state/attempt.ts'
import { discoverNow, discovery } from '../state/discovery.ts'
import { selectedServer } from '../state/servers.ts'
import { BrandCard } from './brand-card.tsx'
import { CapabilityList } from './capability-list.tsx'
import { DifferenceTable } from './difference-table.tsx'
import { DocumentCard } from './document-card.tsx'

/**
 * Shows the three discovery documents side by side, their differences, and the organization that runs the
 * server.
 */
export function DiscoveryTab() {
  const attempt = useMemo(createAttempt, [])
  const server = selectedServer.value
  const report = discovery.value
  if (!server)
    return (
      <EmptyState title="No server yet" action={<NextRunButton />}>
        <p class="muted">The documents of a server are compared here: add one first.</p>
      </EmptyState>
    )
  const discover = () => void attempt.run(`discovery at ${server.fhirBase}`, () => discoverNow(server.id))
  const fetchButton = (
    <button type="button" class="button" disabled={attempt.waiting.value !== undefined} onClick={discover}>
      {report ? 'Fetch again' : 'Fetch the documents'}
    </button>
  )
  return (
    <div class="stack">
      <div class="row spread">
        <h2>
          Discovery at <code>{server.fhirBase}</code>
        </h2>
        {report && fetchButton}
      </div>
      <AttemptStatus attempt={attempt} />
      {report ? (
        <>
          <div class="columns">
            {report.documents.map((document) => (
              <DocumentCard key={document.name} document={document} />
            ))}
          </div>
          <BrandCard report={report.brand} />
          <DifferenceTable differences={report.differences} />
          <CapabilityList capabilities={report.capabilities} />
          {report.exchanges?.map((exchange) => (
            <Disclosure key={exchange.id} title={`${exchange.request.method} ${exchange.request.url}`}>
              <ExchangeView exchange={exchange} />
            </Disclosure>
          ))}
        </>
      ) : (
        <EmptyState title="Not fetched yet" action={fetchButton}>
          <p class="muted">
            “Fetch the documents” reads smart-configuration, openid-configuration and metadata and compares
            them; logging in does this too.
          </p>
        </EmptyState>
      )}
    </div>
  )
}
