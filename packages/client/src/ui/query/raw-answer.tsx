import type { FhirAnswer } from '../../api.ts'
import { CopyButton } from '../components/copy-button.tsx'
import { DataTable } from '../components/data-table.tsx'
import { Disclosure } from '../components/disclosure.tsx'

/** Headers and body exactly as received. */
export function RawAnswer({ answer }: { answer: FhirAnswer }) {
  return (
    <div class="stack-tight">
      <Disclosure title={`Headers (${answer.headers.length})`}>
        <DataTable
          caption="Response headers"
          hideCaption
          columns={['Name', 'Value']}
          rows={answer.headers.map(([name, value]) => [
            <code key="name">{name}</code>,
            <code key="value">{value}</code>,
          ])}
        />
      </Disclosure>
      <div>
        <CopyButton text={answer.body} what="the body" label="Copy" />
      </div>
      <pre class="code" tabIndex={0} aria-label="Body">
        {answer.body || 'No body.'}
      </pre>
    </div>
  )
}
