import { useSignal } from '@preact/signals'
import { Checkbox, SelectField } from '@smart-mock/page-kit'
import type { PresetSummary } from '../api/types.ts'
import { setPreset } from '../state/presets.ts'
import { PresetValues } from './preset-values.tsx'

interface Props {
  all: readonly PresetSummary[]
  options: Readonly<Record<string, unknown>>
}

/** Shows the presets to choose from, with the variants of the chosen one and what it changes. */
export function PresetForm({ all, options }: Props) {
  const inForce = {
    id: String(options.preset ?? 'none'),
    variants: (options.presetVariants ?? []) as string[],
  }
  const id = useSignal(inForce.id)
  const variants = useSignal<readonly string[]>(inForce.variants)
  const chosen = all.find((preset) => preset.id === id.value)
  const isChanged = id.value !== inForce.id || variants.value.join() !== inForce.variants.join()
  const save = (event: Event) => {
    event.preventDefault()
    void setPreset(id.value, variants.value)
  }
  return (
    <form class="stack" onSubmit={save}>
      <SelectField
        label="Habits of"
        hint="An imitation for tests, reviewed by no vendor. The options below override it."
        value={id.value}
        options={[['none', 'a strict server'], ...all.map((preset) => [preset.id, preset.title] as const)]}
        onChange={(next) => {
          id.value = next
          variants.value = next === inForce.id ? inForce.variants : []
        }}
      />
      {chosen?.variants.map(({ name, note }) => (
        <Checkbox
          key={name}
          checked={variants.value.includes(name)}
          onChange={(isOn) => {
            const others = variants.value.filter((each) => each !== name)
            variants.value = isOn ? [...others, name] : others
          }}
        >
          {name} <span class="muted small">{note}</span>
        </Checkbox>
      ))}
      <div class="row">
        <button type="submit" class="button button-primary" disabled={!isChanged}>
          {isChanged ? (id.value === 'none' ? 'Make it strict' : `Make it ${id.value}-like`) : 'No change'}
        </button>
      </div>
      {chosen && <PresetValues key={chosen.id} preset={chosen} />}
    </form>
  )
}
