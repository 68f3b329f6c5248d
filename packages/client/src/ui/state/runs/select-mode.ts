import type { RunMode } from '../../../model/api.ts'
import type { ServerSettings } from '../../../model/server-entry.ts'

type Entry = Pick<ServerSettings, 'clientType' | 'launchMode'>

/** Lists the modes that an entry's client can run in: a backend service signs no user in. */
export function listModes({ clientType }: Pick<Entry, 'clientType'>): readonly [RunMode, ...RunMode[]] {
  return clientType === 'backend' ? ['backend'] : ['standalone', 'ehr']
}

/** Selects the mode of the next run: the chosen one, else the entry's own, as far as its client can run in it. */
export function selectMode(entry: Entry, chosen?: RunMode): RunMode {
  const modes = listModes(entry)
  return [chosen, entry.launchMode].find((mode) => mode && modes.includes(mode)) ?? modes[0]
}
