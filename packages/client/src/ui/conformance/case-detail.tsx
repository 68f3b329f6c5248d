import { Disclosure } from '@smart-mock/page-kit'
import { listDifferences } from '../../model/list-differences.ts'
import { CodeBlock } from '../components/code-block.tsx'
import { SpecLink } from '../components/spec-link.tsx'
import { ExchangeView } from '../run/exchange-view.tsx'
import type { CaseEntry } from '../state/conformance/case-entries.ts'
import { conformanceRun } from '../state/conformance/conformance.ts'
import { runAgain } from '../state/conformance/conformance-actions.ts'
import { OutcomeNote } from './outcome-note.tsx'

/** Shows an open case: what was wrong, the requirement, how to fix it, and what was sent and received. */
export function CaseDetail({ entry: { case: each, state, outcome } }: { entry: CaseEntry }) {
  const run = conformanceRun.value
  const exchanges = (run?.exchanges ?? []).filter(({ id }) => outcome?.exchangeIds.includes(id))
  const last = exchanges.at(-1)
  const earlier = exchanges.slice(0, -1)
  const differences = each.kind === 'negative' ? listDifferences(each.differs) : []
  return (
    <div class="case-detail">
      {outcome && outcome.messages.length > 0 && <OutcomeNote id={each.id} state={state} outcome={outcome} />}
      <dl class="facts">
        <dt>Requirement</dt>
        <dd>
          {each.title} ({each.level}, {each.catalogueIds.join(', ')})
        </dd>
        <dt>Specification</dt>
        <dd>
          <SpecLink spec={each.spec} />
        </dd>
        {each.differs && (
          <>
            <dt>Differs from a correct request by</dt>
            <dd class="mono">{each.differs}</dd>
          </>
        )}
        <dt>How to fix</dt>
        <dd>{each.howToFix}</dd>
      </dl>
      {run && run.state !== 'running' && (
        <div class="row">
          <button type="button" class="button" onClick={() => void runAgain([each.id])}>
            Run again{each.needsLogin && ' (with a login)'}
          </button>
        </div>
      )}
      {outcome?.curl && (
        <Disclosure title="curl command">
          <CodeBlock text={outcome.curl} name="curl command" />
        </Disclosure>
      )}
      {last && <ExchangeView exchange={last} marked={differences} />}
      {earlier.length > 0 && (
        <Disclosure title={`Earlier exchanges of this case (${earlier.length})`}>
          <div class="stack">
            {earlier.map((exchange) => (
              <ExchangeView key={exchange.id} exchange={exchange} />
            ))}
          </div>
        </Disclosure>
      )}
    </div>
  )
}
