import { Disclosure } from '@smart-mock/page-kit'
import type { HeaderList } from '../../model/api.ts'
import { BodyView } from '../components/body-view.tsx'
import { DataTable } from '../components/data-table.tsx'
import { Value } from '../components/value.tsx'
import { Marked } from './marked.tsx'

interface Props {
  title: string
  line: string
  headers: HeaderList
  body?: string
  truncated?: boolean
  /** Names, in lower case, of headers in which it differs from a correct request. */
  marked?: readonly string[]
  /** A remark about its headers. */
  note?: string | undefined
}

const secretHeader = /^(authorization|cookie|set-cookie)$/i

/** Shows one side of an exchange: start line, headers and body as transferred. */
export function MessageView({ title, line, headers, body, truncated = false, marked = [], note }: Props) {
  return (
    <div class="stack-tight">
      <h3>{title}</h3>
      <p class="exchange-line">
        <Value value={line} what={`${title.toLowerCase()} line`} />
      </p>
      <Disclosure
        title={`Headers (${headers.length})`}
        open={headers.some(([name]) => marked.includes(name.toLowerCase()))}
      >
        <DataTable
          caption={`${title} headers`}
          hideCaption
          columns={['Name', 'Value']}
          rows={headers.map(([name, value]) => [
            <span key="name">
              <code>{name}</code> {marked.includes(name.toLowerCase()) && <Marked />}
            </span>,
            <Value key="value" value={value} what={name} secret={secretHeader.test(name)} />,
          ])}
        />
      </Disclosure>
      {note && <p class="muted small">{note}</p>}
      {body ? (
        <BodyView body={body} name={`${title.toLowerCase()} body`} />
      ) : (
        <p class="muted small">No body.</p>
      )}
      {truncated && <p class="muted small">The body exceeded the limit; the rest was cut off.</p>}
    </div>
  )
}
