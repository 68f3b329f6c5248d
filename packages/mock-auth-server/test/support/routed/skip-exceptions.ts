import { join, relative } from 'node:path'
import { beforeEach, type RunnerTask } from 'vitest'
import { EXCEPTIONS } from './exceptions.ts'

const root = join(import.meta.dirname, '../../..')

// Skips the exceptions of a file; fails when there is no test for one of them.
beforeEach(({ task, skip }) => {
  const exceptions = EXCEPTIONS[relative(root, task.file.filepath)]
  if (!exceptions) return
  const names = new Map(listTests(task.file.tasks))
  const known = new Set(names.values())
  const unknown = Object.keys(exceptions).filter((name) => !known.has(name))
  if (unknown.length > 0) throw new Error(`exceptions.ts: there is no test ${unknown.join(', nor ')}`)
  const reason = exceptions[names.get(task.id) ?? '']
  if (reason !== undefined) skip(reason)
})

/** Lists the ids of all tests, with the names of their suites and their own. */
function listTests(tasks: readonly RunnerTask[], prefix = ''): (readonly [id: string, name: string])[] {
  return tasks.flatMap((task) =>
    task.type === 'suite'
      ? listTests(task.tasks, `${prefix}${task.name} > `)
      : [[task.id, prefix + task.name]],
  )
}
