import type { CapabilityExplanation } from '../../model/api.ts'
import { DataTable } from '../components/data-table.tsx'

/** Lists the capability strings with explanations. */
export function CapabilityList({ capabilities }: { capabilities: readonly CapabilityExplanation[] }) {
  if (capabilities.length === 0) return <p class="muted">The server advertises no capabilities.</p>
  return (
    <DataTable
      caption="Capabilities"
      columns={['Capability', 'What it means']}
      rows={capabilities.map(({ capability, explanation, known }) => [
        <code key="name">{capability}</code>,
        known ? explanation : <span class="muted">Not a capability that SMART defines. {explanation}</span>,
      ])}
    />
  )
}
