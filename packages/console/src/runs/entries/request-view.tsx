import type { JournalEntry } from '../../api/types.ts'
import { BodyView } from '../../components/body-view.tsx'
import { HeaderList } from './header-list.tsx'
import { ParameterTable } from './parameter-table.tsx'

/** Shows the request of the client, decoded and raw. */
export function RequestView({ request }: { request: JournalEntry['request'] }) {
  const { method, target, headers, body } = request
  const mark = target.indexOf('?')
  const type = headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? ''
  const isForm = type.includes('x-www-form-urlencoded')
  return (
    <article class="side" aria-label="Request">
      <h4>Request</h4>
      <p>
        <code>
          {method} {mark < 0 ? target : target.slice(0, mark)}
        </code>
      </p>
      {mark >= 0 && <ParameterTable caption="Query" text={target.slice(mark + 1)} />}
      {isForm && <ParameterTable caption="Form" text={body} />}
      {body !== '' && !isForm && <BodyView body={body} what="the request body" />}
      <HeaderList headers={headers} />
    </article>
  )
}
