import { readdir } from 'node:fs/promises'
import { join } from 'node:path'

/** Declarations by the folder that their file is in, in the order of the list. */
export async function groupByFolder<Declaration extends { readonly name: string }>(
  folder: string,
  declarations: readonly Declaration[],
): Promise<[string, Declaration[]][]> {
  const files = await readdir(folder, { recursive: true })
  const folders = new Map(files.map((path) => path.split('/')).map(([name, file]) => [file, name]))
  const groups = new Map<string, Declaration[]>()
  for (const declaration of declarations) {
    const group = folders.get(`${declaration.name}.ts`)
    if (group === undefined) throw new Error(`${join(folder, '*', declaration.name)}.ts is not there`)
    groups.set(group, [...(groups.get(group) ?? []), declaration])
  }
  return [...groups]
}
