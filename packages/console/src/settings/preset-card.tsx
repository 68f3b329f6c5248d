import { useEffect } from 'preact/hooks'
import { Card } from '../components/card.tsx'
import { loadPresets, presets } from '../state/presets.ts'
import { tryLoad } from '../state/problem.ts'
import { tenant } from '../state/tenant.ts'
import { PresetForm } from './preset-form.tsx'

/** Chooses the habits of a real server for the tenant. */
export function PresetCard() {
  useEffect(() => void tryLoad(loadPresets), [])
  const here = tenant.value
  const all = presets.value
  return (
    <Card title="Preset">
      {here && all ? (
        <PresetForm key={`${here.name} ${here.epoch}`} all={all} options={here.options} />
      ) : (
        <p class="muted">Loading the presets…</p>
      )}
    </Card>
  )
}
