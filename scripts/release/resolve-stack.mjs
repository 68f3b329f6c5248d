import { readFileSync } from 'node:fs'
import { SourceMap } from 'node:module'
import { join } from 'node:path'

/** A place in a program of a package: the path below its folder, line and column. */
const PLACE = /[^\s()'"]*?((?:chunks\/)?[\w.-]+\.js):(\d+):(\d+)/g

/**
 * Returns a text in which places in a package's programs are those in its sources, named from the root of the
 * repository; what the maps do not know remains.
 *
 * @param {string} text a stack, or a log with some
 * @param {string} folder the package's source maps
 */
export const resolveStack = (text, folder) => {
  /** @type {Map<string, SourceMap | undefined>} */
  const maps = new Map()
  const find = (/** @type {string} */ program) => {
    if (!maps.has(program)) maps.set(program, readMap(join(folder, `${program}.map`)))
    return maps.get(program)
  }
  return text.replace(PLACE, (place, program, line, column) => {
    const entry = find(program)?.findEntry(Number(line) - 1, Number(column) - 1)
    if (entry === undefined || !('originalSource' in entry) || !entry.originalSource) return place
    return `${entry.originalSource}:${entry.originalLine + 1}:${entry.originalColumn + 1}`
  })
}

/** @param {string} path */
const readMap = (path) => {
  try {
    return new SourceMap(JSON.parse(readFileSync(path, 'utf8')))
  } catch {
    return undefined
  }
}
