import { findImports } from './find-imports.ts'
import { resolveImport, type Workspace } from './workspace.ts'

/** Returns the modules that import each other in a circle, types included: one line for each circle that is met first. */
export function findCycles(workspace: Workspace): string[] {
  const cycles: string[] = []
  const done = new Set<string>()
  const way: string[] = []
  const walk = (path: string): void => {
    if (done.has(path)) return
    const start = way.indexOf(path)
    if (start >= 0) {
      cycles.push([...way.slice(start), path].join(' → '))
      return
    }
    way.push(path)
    for (const specifier of findImports(workspace.modules.get(path) ?? '')) {
      const next = resolveImport(workspace, path, specifier)
      if (next !== undefined) walk(next)
    }
    way.pop()
    done.add(path)
  }
  for (const path of workspace.modules.keys()) walk(path)
  return cycles
}
