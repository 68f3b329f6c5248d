import { Select } from '@smart-mock/page-kit'
import { chosenDisplay, chosenMode } from '../state/runs/run-options.ts'
import { selectServer } from '../state/runs/runs.ts'
import { selectedServer, servers } from '../state/servers.ts'

export function ServerSelect() {
  const choose = (id: string) => {
    chosenMode.value = undefined
    chosenDisplay.value = undefined
    void selectServer(id)
  }
  const options = (servers.value ?? []).map(({ id, name }) => [id, name] as const)
  return (
    <div class="header-server">
      <Select label="Server" value={selectedServer.value?.id ?? ''} options={options} onChange={choose} />
    </div>
  )
}
