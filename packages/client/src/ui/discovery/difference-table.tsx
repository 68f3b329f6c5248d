import type { ComponentChildren } from 'preact'
import type { DiscoveryDifference } from '../../model/api.ts'
import { DataTable } from '../components/data-table.tsx'
import { Value } from '../components/value.tsx'
import { VerdictText } from '../components/verdicts/verdict-text.tsx'

/** Lists the differences between the discovery documents. */
export function DifferenceTable({ differences }: { differences: readonly DiscoveryDifference[] }) {
  if (differences.length === 0) return null
  const cell = (value: string | undefined, what: string) =>
    value === undefined ? <span class="muted">missing</span> : <Value value={value} what={what} />
  return (
    <DataTable
      className="table-wrap"
      caption="Side by side"
      columns={['Field', 'smart-configuration', 'openid-configuration', 'metadata', 'Assessment']}
      rows={differences.map(({ field, smart, openid, metadata, verdict }) => [
        <code key="field">{breakable(field)}</code>,
        cell(smart, field),
        cell(openid, field),
        cell(metadata, field),
        <VerdictText key="verdict" verdict={verdict} />,
      ])}
    />
  )
}

/** Allows a line break after each word of a long name. */
function breakable(name: string): ComponentChildren[] {
  return name.split(/(?<=_)/).flatMap((word) => [word, <wbr key={word} />])
}
