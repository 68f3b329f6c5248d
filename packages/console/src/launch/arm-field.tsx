import { useSignal } from '@preact/signals'
import { Field } from '@smart-mock/page-kit'
import { arm, catalogue, faultsByName } from '../state/faults.ts'

/** Arms a fault by name, beside the launch. */
export function ArmField() {
  const name = useSignal('')
  const known = faultsByName.value.get(name.value)
  const submit = async (event: Event) => {
    event.preventDefault()
    if (await arm({ fault: name.value.trim() })) name.value = ''
  }
  return (
    <form class="save-line" onSubmit={(event) => void submit(event)}>
      <Field label="Fault" hint={known?.description}>
        {(ids) => (
          <input
            {...ids}
            class="input input-wire"
            list="fault-names"
            placeholder="such as state-changed"
            autocomplete="off"
            required
            value={name.value}
            onInput={(event) => {
              name.value = event.currentTarget.value
            }}
          />
        )}
      </Field>
      <datalist id="fault-names">
        {catalogue.value?.map((fault) => (
          <option key={fault.name} value={fault.name}>
            {fault.title}
          </option>
        ))}
      </datalist>
      <button type="submit" class="button">
        Arm
      </button>
    </form>
  )
}
