import { useEffect } from 'preact/hooks'
import { Card } from '../components/card.tsx'
import { loadOptionSchemas, optionSchemas } from '../state/options.ts'
import { tryLoad } from '../state/problem.ts'
import { tenant } from '../state/tenant.ts'
import { OptionsForm } from './options-form.tsx'

/** Edits every option of the tenant; relaxations are named, and a reset restores the defaults. */
export function OptionsCard() {
  useEffect(() => void tryLoad(loadOptionSchemas), [])
  const here = tenant.value
  const schemas = optionSchemas.value
  return (
    <Card title="Options">
      {here && schemas ? (
        <OptionsForm key={`${here.name} ${here.epoch}`} schemas={schemas} options={here.options} />
      ) : (
        <p class="muted">Loading the options…</p>
      )}
    </Card>
  )
}
