import { Select } from '@smart-mock/page-kit'
import { chosenMode } from '../state/runs/run-options.ts'
import { selectedServer } from '../state/servers.ts'

const modes = [
  ['standalone', 'Standalone'],
  ['ehr', 'EHR launch'],
  ['backend', 'Backend service'],
] as const

export function ModeSelect() {
  const mode = chosenMode.value ?? selectedServer.value?.launchMode ?? 'standalone'
  return (
    <div class="header-mode">
      <Select
        label="Launch mode"
        value={mode}
        options={modes}
        onChange={(next) => {
          chosenMode.value = next
        }}
      />
    </div>
  )
}
