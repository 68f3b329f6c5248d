import { useSignal } from '@preact/signals'
import { Disclosure } from '@smart-mock/page-kit'
import { useEffect } from 'preact/hooks'
import type { Preset, PresetSummary } from '../api/types.ts'
import { readPreset } from '../state/presets.ts'
import { tryLoad } from '../state/problem.ts'

/** Shows, when it is opened, what differs from a strict server. */
export function PresetValues({ preset }: { preset: PresetSummary }) {
  return (
    <Disclosure title={`${preset.values} values differ, as of ${preset.date}`} look="fold">
      <p class="muted small">
        {preset.basis} Grade A is first-hand, B one step away, C one report or an inference; a question mark
        is for what is not certain. <a href={`/docs/presets/${preset.id}`}>Sources, and what apps break on</a>
      </p>
      <ValueTable id={preset.id} />
    </Disclosure>
  )
}

function ValueTable({ id }: { id: string }) {
  const loaded = useSignal<Preset | undefined>(undefined)
  useEffect(() => {
    void tryLoad(async () => {
      loaded.value = await readPreset(id)
    })
  }, [id])
  if (!loaded.value) return <p class="muted">Loading …</p>
  return (
    <ul class="lines">
      {loaded.value.values.map(({ name, value, grade, source, isUncertain, isImitated }) => (
        <li key={name} class="stack-tight">
          <span>
            <strong>{name}</strong>{' '}
            <span class="muted small">
              grade {grade}
              {isUncertain && '?'}, {source}
              {!isImitated && ', not imitated'}
            </span>
          </span>
          <code>{typeof value === 'string' ? value : JSON.stringify(value)}</code>
        </li>
      ))}
    </ul>
  )
}
