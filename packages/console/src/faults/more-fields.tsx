import { Disclosure, TextField } from '@smart-mock/page-kit'
import { NumberField } from '../components/fields/number-field.tsx'
import { TextWithCode } from '../components/text-with-code.tsx'
import { CONDITION_FIELDS } from './condition-fields.ts'
import type { FaultFormValue } from './fault-form-value.ts'
import { toConditions } from './to-conditions.ts'

interface Props {
  form: FaultFormValue
  /** Steps of the declaration. */
  steps: readonly string[]
  set: (change: Partial<FaultFormValue>) => void
}

/** Edits rarely used settings: the exchanges that a fault strikes, until when, and in which order. */
export function MoreFields({ form, steps, set }: Props) {
  const { when = {}, endsAfter, sequence = '', seed } = form
  const ends = [endsAfter, sequence.trim() || undefined, seed].filter((value) => value !== undefined)
  const count = Object.keys(toConditions(when) ?? {}).length + ends.length
  return (
    <Disclosure look="fold" title={count === 0 ? 'More' : `More (${count} set)`}>
      <div class="stack">
        <fieldset class="fieldset">
          <legend>when</legend>
          <p class="when-hint muted small">
            All conditions must match. Separate alternative values with spaces; * matches anything.
          </p>
          <div class="fields">
            {CONDITION_FIELDS.map(({ name, hint, named }) => (
              <TextField
                key={name}
                label={name}
                hint={<TextWithCode text={hint} />}
                placeholder={name === 'step' ? steps.join(' ') : 'any'}
                rows={named ? 2 : 1}
                wire
                value={when[name] ?? ''}
                onChange={(text) => set({ when: { ...when, [name]: text } })}
              />
            ))}
          </div>
        </fieldset>
        <div class="fields">
          <NumberField
            label="until, seconds from now"
            hint="By the expiry clock of the tenant."
            min={0}
            step="any"
            placeholder="unlimited"
            value={endsAfter}
            onChange={(value) => set({ endsAfter: value })}
          />
          <TextField
            label="sequence"
            hint={
              <TextWithCode text="What each match does in turn: `ok` or `fault`; no strikes after the end of the list." />
            }
            placeholder="such as ok fault fault"
            wire
            value={sequence}
            onChange={(text) => set({ sequence: text })}
          />
          <NumberField
            label="seed"
            hint="Seed of the probability."
            step={1}
            placeholder="the tenant’s"
            value={seed}
            onChange={(value) => set({ seed: value })}
          />
        </div>
      </div>
    </Disclosure>
  )
}
