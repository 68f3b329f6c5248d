import type { Run } from '../../model/api.ts'
import { DataTable } from '../components/data-table.tsx'
import { VerdictText } from '../components/verdicts/verdict-text.tsx'

/** Lists the predictions made before the redirect. */
export function PredictionList({ run }: { run: Run }) {
  const predictions = run.steps.filter(({ phase }) => phase === 'prediction')
  if (predictions.length === 0) return null
  return (
    <DataTable
      caption="Predicted before the redirect"
      columns={['Check', 'Outcome']}
      rows={predictions.map(({ title, verdict }) => [
        title,
        verdict && <VerdictText key="verdict" verdict={verdict} />,
      ])}
    />
  )
}
