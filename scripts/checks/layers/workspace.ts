import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'

/** Modules and packages as text: the input of the layer checks. */
export interface Workspace {
  /** Text of each module by its path from the root. */
  readonly modules: ReadonlyMap<string, string>
  /** Folder and exports of each package by its name. */
  readonly packages: ReadonlyMap<string, WorkspacePackage>
}

export interface WorkspacePackage {
  readonly folder: string
  /** Path in the package by what others import, such as `.` or `./testing`. */
  readonly exports: Readonly<Record<string, string>>
}

const MODULE = /\.(?:tsx?|mts|mjs|js)$/

/** Reads the modules in these folders that Git tracks or does not ignore. */
export function readWorkspace(root: string, folders: readonly string[]): Workspace {
  const args = ['ls-files', '-z', '--cached', '--others', '--exclude-standard', '--', ...folders]
  const paths = execFileSync('git', args, { cwd: root, encoding: 'utf8', maxBuffer: 1e8 }).split('\0')
  const modules = new Map<string, string>()
  for (const path of paths) {
    if (MODULE.test(path) && existsSync(join(root, path)))
      modules.set(path, readFileSync(join(root, path), 'utf8'))
  }
  const packages = new Map<string, WorkspacePackage>()
  for (const folder of folders) {
    const { name, exports = {} } = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'))
    packages.set(name, { folder, exports })
  }
  return { modules, packages }
}

/**
 * Returns the module of the workspace that an import leads to; `undefined` for libraries and files that are
 * not modules.
 */
export function resolveImport(
  { modules, packages }: Workspace,
  from: string,
  specifier: string,
): string | undefined {
  if (specifier.startsWith('.')) {
    const path = posix.join(posix.dirname(from), specifier)
    return modules.has(path) ? path : undefined
  }
  const [name, subPath] = splitName(specifier)
  const found = packages.get(name)
  const exported = found?.exports[subPath]
  return found && exported !== undefined ? posix.join(found.folder, exported) : undefined
}

/** Splits `@scope/name/path` into name and `./path`. */
function splitName(specifier: string): [name: string, subPath: string] {
  const parts = specifier.split('/')
  const length = specifier.startsWith('@') ? 2 : 1
  return [parts.slice(0, length).join('/'), ['.', ...parts.slice(length)].join('/')]
}
