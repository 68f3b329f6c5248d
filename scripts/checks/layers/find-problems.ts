import { posix } from 'node:path'
import { findImports } from './find-imports.ts'
import { findRoom, isIn, type Layers, type PackageLayers } from './layers.ts'
import { resolveImport, type Workspace } from './workspace.ts'

const TEST = /\.(?:test|spec)\.tsx?$/
const NODE = /^(?:node:|hono(?:\/|$)|@hono\/)/

interface Module {
  readonly path: string
  /** Folder of its package, such as `packages/client`. */
  readonly package: string
  /** Its folder in the package; empty for files beside `package.json`. */
  readonly folder: string
}

/** Returns every violation of the layers, one sentence each; an empty list when all is well. */
export function findProblems(layers: Layers, workspace: Workspace): string[] {
  const problems = new Set<string>()
  const seen = new Set<string>()
  for (const [path, text] of workspace.modules) {
    const module = locate(layers, path)
    if (!module) {
      problems.add(`${path} is in no package of layers.json`)
      continue
    }
    if (module.folder === '') continue
    const { rooms } = layersOf(layers, module)
    const room = findRoom(rooms, module.folder)
    if (room === undefined) problems.add(`${module.package}/${module.folder} is in no room of layers.json`)
    else seen.add(`${module.package}/${rooms[room]}`)
    for (const specifier of findImports(text)) {
      const problem = findImportProblem(layers, workspace, module, specifier)
      if (problem !== undefined) problems.add(`${path} imports ${specifier}: ${problem}`)
    }
  }
  for (const [name, { rooms }] of Object.entries(layers)) {
    for (const room of rooms) {
      if (!seen.has(`${name}/${room}`)) problems.add(`${name}/${room} is in layers.json and has no modules`)
    }
  }
  return [...problems].sort()
}

function findImportProblem(
  layers: Layers,
  workspace: Workspace,
  from: Module,
  specifier: string,
): string | undefined {
  const own = layersOf(layers, from)
  const isTest = TEST.test(from.path)
  if (!isTest && NODE.test(specifier) && !mayUseNode(own, from.folder, specifier)) {
    return 'the folder knows web standards only'
  }
  const path = resolveImport(workspace, from.path, specifier)
  const to = path === undefined ? undefined : locate(layers, path)
  if (!to) return undefined
  if (to.package !== from.package) return findPackageProblem(own, workspace, from, to)
  if (isTest || to.folder === '') return undefined
  const [here, there] = [findRoom(own.rooms, from.folder), findRoom(own.rooms, to.folder)]
  if (here === undefined || there === undefined || here === there) return undefined
  if (there < here) return `${to.folder} stands above ${from.folder}`
  return areApart(own, from.folder, to.folder) ? `${from.folder} and ${to.folder} stand apart` : undefined
}

function findPackageProblem(
  own: PackageLayers,
  workspace: Workspace,
  from: Module,
  to: Module,
): string | undefined {
  const allowed = own.imports[to.package]
  if (!allowed) return `${from.package} may not import ${to.package}`
  if (!TEST.test(from.path) && !allowed.some((folder) => isIn(from.folder, folder))) {
    return `${from.folder} may not import ${to.package}`
  }
  const found = [...workspace.packages.values()].find(({ folder }) => folder === to.package)
  const files = Object.values(found?.exports ?? {}).map((file) => posix.join(to.package, file))
  return files.length === 0 || files.includes(to.path) ? undefined : `${to.package} does not export it`
}

function mayUseNode({ web = {} }: PackageLayers, folder: string, specifier: string): boolean {
  return Object.entries(web).every(([name, allowed]) => !isIn(folder, name) || allowed.includes(specifier))
}

function areApart({ apart = [] }: PackageLayers, one: string, other: string): boolean {
  const groupOf = (group: readonly string[], folder: string) => group.find((each) => isIn(folder, each))
  return apart.some((group) => {
    const [first, second] = [groupOf(group, one), groupOf(group, other)]
    return first !== undefined && second !== undefined && first !== second
  })
}

function locate(layers: Layers, path: string): Module | undefined {
  const name = Object.keys(layers).find((folder) => isIn(path, folder))
  if (name === undefined) return undefined
  const folder = posix.dirname(path.slice(name.length + 1))
  return { path, package: name, folder: folder === '.' ? '' : folder }
}

function layersOf(layers: Layers, module: Module): PackageLayers {
  return layers[module.package] ?? { imports: {}, rooms: [] }
}
