import { useSignal } from '@preact/signals'
import type { Fault } from '../api/types.ts'
import { NumberField } from '../components/number-field.tsx'
import { SchemaField } from '../components/schema-field.tsx'
import { arm } from '../state/faults.ts'
import { type ArmingForm, toWish } from './arming-wish.ts'

/** How a fault is to be armed: its parameters, made from their schema, and when it strikes. */
export function FaultForm({ fault }: { fault: Fault }) {
  const form = useSignal<ArmingForm>({ params: {} })
  const { params, times, skip, probability } = form.value
  const set = (change: Partial<ArmingForm>) => {
    form.value = { ...form.value, ...change }
  }
  return (
    <form
      class="fault-form"
      onSubmit={(event) => {
        event.preventDefault()
        void arm(toWish(fault, form.value))
      }}
    >
      {Object.entries(fault.params?.properties ?? {}).map(([name, schema]) => (
        <SchemaField
          key={name}
          name={name}
          schema={schema}
          value={params[name]}
          onChange={(value) => set({ params: { ...params, [name]: value } })}
        />
      ))}
      <NumberField
        label="times"
        value={times}
        min={1}
        step={1}
        placeholder={fault.kind === 'must-recover' ? 'once' : 'always'}
        onChange={(value) => set({ times: value })}
      />
      <NumberField
        label="skip"
        value={skip}
        min={0}
        step={1}
        placeholder="none"
        onChange={(value) => set({ skip: value })}
      />
      <NumberField
        label="probability"
        value={probability}
        min={0}
        max={1}
        step="any"
        placeholder="1"
        onChange={(value) => set({ probability: value })}
      />
      <button type="submit" class="button button-primary">
        Arm with this
      </button>
    </form>
  )
}
