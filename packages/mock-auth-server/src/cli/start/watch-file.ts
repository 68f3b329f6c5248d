import { watch } from 'node:fs'
import { basename, dirname } from 'node:path'

/** Milliseconds without a further change after which a file counts as written. */
const QUIET_MS = 100

/**
 * Calls a function whenever a file has changed, never twice at a time; a change meanwhile is followed by another call.
 * Its folder is watched, since editors replace a file rather than write to it.
 */
export function watchFile(file: string, onChange: () => Promise<void>): void {
  let timer: NodeJS.Timeout | undefined
  let last = Promise.resolve()
  watch(dirname(file), (_event, name) => {
    if (name !== basename(file)) return
    clearTimeout(timer)
    timer = setTimeout(() => {
      last = last.then(onChange)
    }, QUIET_MS)
  })
}
