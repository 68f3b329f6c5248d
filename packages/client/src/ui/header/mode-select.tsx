import { Select } from '@smart-mock/page-kit'
import { listModeOptions } from '../components/list-mode-options.ts'
import { runMode } from '../state/runs/run-mode.ts'
import { chosenMode } from '../state/runs/run-options.ts'
import { selectedServer } from '../state/servers.ts'

export function ModeSelect() {
  return (
    <div class="header-mode">
      <Select
        label="Launch mode"
        value={runMode.value ?? 'standalone'}
        options={listModeOptions(selectedServer.value?.clientType ?? 'public')}
        onChange={(next) => {
          chosenMode.value = next
        }}
      />
    </div>
  )
}
