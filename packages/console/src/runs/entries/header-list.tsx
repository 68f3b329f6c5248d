import { Disclosure } from '@smart-mock/page-kit'
import { NameTable } from '../../components/name-table.tsx'

/** Lists headers in their transferred order and spelling. */
export function HeaderList({ headers }: { headers: readonly (readonly [string, string])[] }) {
  if (headers.length === 0) return null
  return (
    <Disclosure look="fold" title={`Headers (${headers.length})`}>
      <NameTable rows={headers} />
    </Disclosure>
  )
}
