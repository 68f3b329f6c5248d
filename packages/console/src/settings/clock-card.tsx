import { useSignal } from '@preact/signals'
import { Card } from '../components/card.tsx'
import { NumberField } from '../components/fields/number-field.tsx'
import { formatDuration } from '../components/format-duration.ts'
import { performAction } from '../state/actions.ts'
import { tenant } from '../state/tenant.ts'

const STEPS = [
  ['1 min', 60],
  ['5 min', 300],
  ['1 h', 3600],
  ['1 d', 86_400],
] as const

/** Advances the expiry clock: issued tokens age, while all transferred times stay true. */
export function ClockCard() {
  const seconds = useSignal<number | undefined>(undefined)
  const offset = tenant.value?.clock.offsetSeconds ?? 0
  const advance = (by: number) =>
    performAction({ action: 'advanceClock', seconds: by }, `Clock advanced by ${by} s`)
  return (
    <Card title="Clock">
      <p>
        The expiry clock is{' '}
        <strong>{offset > 0 ? `${formatDuration(offset * 1000)} ahead` : 'not ahead'}</strong>. Tokens, codes
        and sessions expire earlier by that much; timestamps in responses stay correct.
      </p>
      <div class="row">
        {STEPS.map(([words, by]) => (
          <button key={by} type="button" class="button" onClick={() => void advance(by)}>
            +{words}
          </button>
        ))}
      </div>
      <form
        class="save-line"
        onSubmit={(event) => {
          event.preventDefault()
          if (seconds.value !== undefined) void advance(seconds.value)
        }}
      >
        <NumberField
          label="Seconds"
          min={0}
          max={1e9}
          value={seconds.value}
          onChange={(next) => {
            seconds.value = next
          }}
        />
        <button type="submit" class="button">
          Advance
        </button>
      </form>
    </Card>
  )
}
