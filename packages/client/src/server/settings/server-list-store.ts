import type { ServerFile, ServerList as ServerListView } from '../../model/api.ts'
import { DEFAULT_SERVER_SETTINGS } from '../../model/default-server-settings.ts'
import type { ServerDraft, ServerEntry } from '../../model/server-entry.ts'
import { SmartError } from '../../smart/smart-error.ts'
import { applyDraft, followDefault } from './apply-draft.ts'
import { loadSettings, saveSettings } from './settings-file.ts'
import { type StoredEntry, toServerEntry } from './stored-entry.ts'

/** The server list: stored in a file, shown without secrets. */
export interface ServerListStore {
  view: () => ServerListView
  /** @throws SmartError not-found */
  get: (id: string) => StoredEntry
  all: () => readonly StoredEntry[]
  add: (draft: ServerDraft) => Promise<ServerEntry>
  edit: (id: string, draft: ServerDraft) => Promise<ServerEntry>
  remove: (id: string) => Promise<void>
  duplicate: (id: string) => Promise<ServerEntry>
  exportFile: () => ServerFile
  importFile: (file: ServerFile) => Promise<void>
}

const MOST = 500

export async function openServerList(
  file: string,
  defaults: readonly StoredEntry[],
  world: { now: () => number; newId: () => string },
): Promise<ServerListStore> {
  const loaded = await loadSettings(file, world.now())
  let servers = loaded.servers?.map((entry) => followDefault(entry, defaults)) ?? [...defaults]
  const { problem, readOnly } = loaded
  let writing = Promise.resolve()
  // Writes queue up, so that two edits at once cannot overtake each other.
  const save = () => {
    if (readOnly) return Promise.resolve()
    const write = writing.then(() => saveSettings(file, servers))
    writing = write.catch(() => {})
    return write
  }
  const get = (id: string) => {
    const entry = servers.find((candidate) => candidate.id === id)
    if (entry) return entry
    throw new SmartError('not-found', `The server entry "${id.slice(0, 100)}" does not exist.`, {
      whatToTry: 'It may have been deleted in another tab; reload the list.',
    })
  }
  const add = async (draft: ServerDraft, id = world.newId()) => {
    if (servers.length >= MOST)
      throw new SmartError('invalid-input', `The list holds at most ${MOST} servers.`)
    const entry = applyDraft({ ...DEFAULT_SERVER_SETTINGS, id, builtIn: false }, draft)
    servers = [...servers, entry]
    await save()
    return toServerEntry(entry)
  }
  return {
    view: () => ({ servers: servers.map(toServerEntry), ...(problem ? { problem } : {}) }),
    get,
    all: () => servers,
    add: (draft) => add(draft),
    async edit(id, draft) {
      const entry = applyDraft(get(id), draft)
      servers = servers.map((candidate) => (candidate.id === id ? entry : candidate))
      await save()
      return toServerEntry(entry)
    },
    async remove(id) {
      get(id)
      servers = servers.filter((candidate) => candidate.id !== id)
      await save()
    },
    duplicate(id) {
      const { id: _, builtIn: __, ...settings } = get(id)
      return add({ ...settings, name: `${settings.name} (copy)`.slice(0, 100) })
    },
    exportFile: () => ({
      format: 'smart-client-servers',
      version: 1,
      servers: servers.map(({ clientSecret: _, builtIn: __, ...settings }) => settings),
    }),
    async importFile({ servers: drafts }) {
      for (const { id: _, ...draft } of drafts) await add(draft)
    },
  }
}
