import type { Signal } from '@preact/signals'
import { catalogue } from '../state/faults.ts'
import type { FaultFilter } from './filter-faults.ts'
import { KINDS } from './kinds.ts'

export function FaultFilters({ filter }: { filter: Signal<FaultFilter> }) {
  const { text, step, kind } = filter.value
  const steps = [...new Set(catalogue.value?.flatMap((fault) => fault.steps))]
  const set = (change: Partial<FaultFilter>) => {
    filter.value = { ...filter.value, ...change }
  }
  return (
    <search class="filters">
      <input
        type="search"
        class="input grow"
        aria-label="Search faults"
        placeholder="search…  ( / )"
        value={text}
        onInput={(event) => set({ text: event.currentTarget.value })}
      />
      <select
        class="input"
        aria-label="Step"
        value={step}
        onChange={(event) => set({ step: event.currentTarget.value })}
      >
        <option value="">every step</option>
        {steps.map((each) => (
          <option key={each} value={each}>
            {each}
          </option>
        ))}
      </select>
      <select
        class="input"
        aria-label="Kind"
        value={kind}
        onChange={(event) => set({ kind: event.currentTarget.value })}
      >
        <option value="">every kind</option>
        {KINDS.map(([id, words]) => (
          <option key={id} value={id}>
            {words}
          </option>
        ))}
      </select>
    </search>
  )
}
