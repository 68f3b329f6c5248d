import { useSignal } from '@preact/signals'
import { Icon } from '@smart-mock/page-kit'
import type { Fault } from '../api/types.ts'
import { NumberField } from '../components/fields/number-field.tsx'
import { SchemaField } from '../components/fields/schema-field.tsx'
import { armOrThrow } from '../state/faults.ts'
import { captureRefusal } from '../state/problem.ts'
import { readExpiryTime } from '../state/tenant.ts'
import { describeTimes } from './describe-times.ts'
import { type FaultFormValue, toFaultSettings } from './fault-form-value.ts'
import { MoreFields } from './more-fields.tsx'

/**
 * Edits the settings of a fault: its parameters, generated from their schema, and the conditions of its
 * strikes.
 */
export function FaultForm({ fault }: { fault: Fault }) {
  const form = useSignal<FaultFormValue>({ params: {} })
  const refused = useSignal<string | undefined>(undefined)
  const { params, times, skip, probability } = form.value
  const set = (change: Partial<FaultFormValue>) => {
    form.value = { ...form.value, ...change }
  }
  const submit = async (event: Event) => {
    event.preventDefault()
    refused.value = await captureRefusal(async () => {
      const expiryTime = form.value.endsAfter === undefined ? 0 : await readExpiryTime()
      await armOrThrow(toFaultSettings(fault, form.value, expiryTime))
    })
  }
  return (
    <form class="fault-form" onSubmit={(event) => void submit(event)}>
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
        placeholder={describeTimes(fault.times)}
        onChange={(value) => set({ times: value })}
      />
      <NumberField
        label="skip"
        value={skip}
        min={0}
        step={1}
        placeholder={fault.skip === 0 ? 'none' : String(fault.skip)}
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
      <div class="fault-more">
        <MoreFields form={form.value} steps={fault.steps} set={set} />
      </div>
      <button type="submit" class="button button-primary">
        Arm with these settings
      </button>
      <p role="alert" class="fault-refused">
        {refused.value && (
          <>
            <span class="verdict verdict-error">
              <Icon name="error" /> Refused
            </span>
            <span class="grow">{refused.value}</span>
          </>
        )}
      </p>
    </form>
  )
}
