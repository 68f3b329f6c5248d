import { Checkbox, Disclosure, SelectField } from '@smart-mock/page-kit'
import type { LoginDisplay } from '../../model/api.ts'
import { chosenDisplay, chosenExperiments, stepwise } from '../state/runs/run-options.ts'
import { selectedServer } from '../state/servers.ts'
import { Experiments } from './experiments.tsx'

const places: readonly (readonly [LoginDisplay, string])[] = [
  ['iframe', 'in a frame here'],
  ['tab', 'in a new tab'],
  ['popup', 'in a popup'],
  ['page', 'in place of this page'],
]

/** Shows the options of the next run: stepping, display of the login, experiments. */
export function RunOptions() {
  const on = chosenExperiments.value.length
  const place = chosenDisplay.value ?? selectedServer.value?.loginPlace ?? 'iframe'
  return (
    <Disclosure
      title={
        <span>
          Next run{' '}
          <span class="muted small">
            {on > 0 && `${on} experiment${on > 1 ? 's' : ''} on, `}
            {stepwise.value ? 'step by step, ' : ''}
            login {places.find(([id]) => id === place)?.[1]}
          </span>
        </span>
      }
    >
      <div class="stack">
        <SelectField
          label="Show the login"
          value={place}
          options={places}
          onChange={(next) => {
            chosenDisplay.value = next
          }}
        />
        <Checkbox
          checked={stepwise.value}
          onChange={(next) => {
            stepwise.value = next
          }}
        >
          Step by step: wait for “Continue” before every step
        </Checkbox>
        <Experiments />
      </div>
    </Disclosure>
  )
}
