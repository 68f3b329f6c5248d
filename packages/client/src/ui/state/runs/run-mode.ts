import { computed } from '@preact/signals'
import { selectedServer } from '../servers.ts'
import { chosenMode } from './run-options.ts'
import { selectMode } from './select-mode.ts'

/** The mode of the next run at the selected server; `undefined` without a server. */
export const runMode = computed(
  () => selectedServer.value && selectMode(selectedServer.value, chosenMode.value),
)
