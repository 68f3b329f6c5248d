import { posix } from 'node:path'
import { findImports } from '../layers/find-imports.ts'

/** Modules that a folder may have side by side, unless they are declarations; a test counts with its module. */
export const MAX_MODULES = 25

/** Returns a problem for each folder that has too many modules. */
export function findCrowdedFolders(modules: ReadonlyMap<string, string>): string[] {
  const folders = new Map<string, Set<string>>()
  for (const path of modules.keys()) {
    const folder = posix.dirname(path)
    const names = folders.get(folder) ?? new Set()
    folders.set(folder, names.add(posix.basename(path).replace(/\.(?:test|spec)\./, '.')))
  }
  return [...folders].flatMap(([folder, names]) => {
    if (names.size <= MAX_MODULES || isOfDeclarations(folder, modules, names)) return []
    return [
      `${folder} has ${names.size} modules, more than ${MAX_MODULES}, and no list that names most of them`,
    ]
  })
}

/** Returns `true` when the modules are declarations: the list of the folder imports more than half of them. */
function isOfDeclarations(
  folder: string,
  modules: ReadonlyMap<string, string>,
  names: ReadonlySet<string>,
): boolean {
  const lists = ['list.ts', 'index.ts'].map((name) => modules.get(posix.join(folder, name)) ?? '')
  const listed = new Set(lists.flatMap(findImports).map((specifier) => posix.normalize(specifier)))
  return [...names].filter((name) => listed.has(name)).length > names.size / 2
}
