import { Disclosure } from '@smart-mock/page-kit'
import type { FhirResult } from '../../../model/api.ts'
import { CodeBlock } from '../../components/code-block.tsx'
import { DataTable } from '../../components/data-table.tsx'

/** Shows headers and body as received. */
export function RawAnswer({ answer }: { answer: FhirResult }) {
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
      {answer.body ? <CodeBlock text={answer.body} name="body" /> : <p class="muted">No body.</p>}
    </div>
  )
}
