import { isRecord } from '../../../smart/http/is-record.ts'
import { JsonView } from '../../components/json/json-view.tsx'
import { formatValue } from './format-value.ts'
import { ReferenceLink } from './reference-link.tsx'

/** Shows an element's value in a table: a link, a short form, or folded JSON. */
export function CellValue({ value }: { value: unknown }) {
  const items = Array.isArray(value) ? value : [value]
  const references = items.flatMap((item) =>
    isRecord(item) && typeof item.reference === 'string' ? [item.reference] : [],
  )
  if (references.length === items.length && references.length > 0)
    return (
      <>
        {references.map((reference) => (
          <div key={reference}>
            <ReferenceLink reference={reference} />
          </div>
        ))}
      </>
    )
  const text = formatValue(value)
  return text === undefined ? <JsonView value={value} name="value" plain /> : <span>{text}</span>
}
