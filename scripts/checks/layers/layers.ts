/** `layers.json`: the packages, and the rooms of each from top to bottom. */
export type Layers = Readonly<Record<string, PackageLayers>>

export interface PackageLayers {
  /** Packages that this one may import, each with the folders that may do so; tests may wherever they are. */
  readonly imports: Readonly<Record<string, readonly string[]>>
  /** Folders from top to bottom: only `src/state`, or `src/state/**` with all folders in it. */
  readonly rooms: readonly string[]
  /** Folders that import nothing of one another, in either direction. */
  readonly apart?: readonly (readonly string[])[]
  /** Folders that may use only web standards, each with the modules of Node that it may import anyway. */
  readonly web?: Readonly<Record<string, readonly string[]>>
}

/** Returns `true` when a path is a folder or inside it. */
export function isIn(path: string, folder: string): boolean {
  return path === folder || path.startsWith(`${folder}/`)
}

/** Returns the position of the room that a folder belongs to, 0 at the top; `undefined` when it is in none. */
export function findRoom(rooms: readonly string[], folder: string): number | undefined {
  const alone = rooms.indexOf(folder)
  if (alone >= 0) return alone
  const whole = rooms.filter((room) => room.endsWith('/**') && isIn(folder, room.slice(0, -3)))
  const nearest = whole.sort((one, other) => other.length - one.length)[0]
  return nearest === undefined ? undefined : rooms.indexOf(nearest)
}
