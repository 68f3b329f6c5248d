import type { LoadedSwitches } from './loaded-switches.ts'

let loaded: LoadedSwitches | undefined
let loading: Promise<LoadedSwitches> | undefined

/** Returns switches and presets once they are loaded. */
export function getLoadedSwitches(): LoadedSwitches | undefined {
  return loaded
}

/** Loads switches and presets: only tenants that have any need them. */
export function loadSwitches(): Promise<LoadedSwitches> {
  loading ??= import('./collect-switches.ts').then(({ collectSwitches }) => {
    loaded = collectSwitches()
    return loaded
  })
  return loading
}
