import type { Signal } from '@preact/signals'
import { TextField } from '@smart-mock/page-kit'
import type { AppStateValue } from '../../model/api.ts'

/** Edits the values of a state as text, whatever they contain. */
export function StateValues({ values, locked }: { values: Signal<AppStateValue[]>; locked: boolean }) {
  const change = (index: number, changes: Partial<AppStateValue>) => {
    values.value = values.value.map((each, at) => (at === index ? { ...each, ...changes } : each))
  }
  return (
    <>
      {values.value.map(({ url, value }, index) => (
        <div key={index} class="stack-tight">
          <TextField label="Extension" wire value={url} onChange={(next) => change(index, { url: next })} />
          <TextField
            label="Value"
            wire
            rows={4}
            value={value}
            onChange={(next) => change(index, { value: next })}
          />
        </div>
      ))}
      {!locked && (
        <div class="row">
          <button
            type="button"
            class="button button-quiet"
            onClick={() => {
              values.value = [...values.value, { url: '', value: '' }]
            }}
          >
            Add a value
          </button>
          <span class="muted small">Each value is stored as a valueString; empty values are left out.</span>
        </div>
      )}
    </>
  )
}
