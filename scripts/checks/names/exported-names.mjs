import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../../workspace/root.mjs'

/**
 * @typedef {'function' | 'component' | 'type' | 'value'} NameKind
 * @typedef {{ name: string, kind: NameKind, path: string, isDeclaration: boolean }} ExportedName
 */

const EXPORT =
  /^export (?:declare )?(?:abstract )?(?:async )?(const|let|function\*?|class|interface|type|enum) ([\w$]+)(?=(.*(?:\n[^\n]*)?))/gm
const ARROW = /^(?:: [^=]+(?:=>[^=]+)*)? =\s+(?:async )?(?:<[^(]*)?(?:\(|\w+ =>)/
/** `(` after `=` also begins a calculation; a function has an arrow after its parameters. */
const CALCULATION = / = \([^()]*\) [^=:]/
const DECLARATION = /= (?:defineFault|defineRule|defineSwitch)[<(]/

/**
 * The names that a module exports, by its lines as Biome formats them; re-exports are named where they are declared.
 *
 * @param {string} text
 * @param {string} path
 * @returns {ExportedName[]}
 */
export function parseExportedNames(text, path) {
  return [...text.matchAll(EXPORT)].map(([, keyword = '', name = '', rest = '']) => ({
    name,
    path,
    kind: classifyExport(keyword, name, rest, path),
    isDeclaration: DECLARATION.test(rest),
  }))
}

/**
 * @param {string} keyword
 * @param {string} name
 * @param {string} rest
 * @param {string} path
 * @returns {NameKind}
 */
function classifyExport(keyword, name, rest, path) {
  if (keyword === 'interface' || keyword === 'type' || keyword === 'class' || keyword === 'enum')
    return 'type'
  const isFunction = keyword.startsWith('function') || (ARROW.test(rest) && !CALCULATION.test(rest))
  if (!isFunction) return 'value'
  return path.endsWith('.tsx') && /^[A-Z]/.test(name) ? 'component' : 'function'
}

/**
 * The modules below `packages/<package>/src`, tests excepted: path below `packages` and text.
 *
 * @returns {{ path: string, text: string }[]}
 */
export function listModules() {
  const packages = join(root, 'packages')
  return readdirSync(packages).flatMap((name) => {
    const folder = join(packages, name, 'src')
    return listFiles(folder).map((path) => ({
      path: `${name}/src/${path}`,
      text: readFileSync(join(folder, path), 'utf8'),
    }))
  })
}

/** @param {string} folder */
function listFiles(folder) {
  try {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .map((path) => path.replaceAll('\\', '/'))
      .filter((path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path))
      .sort()
  } catch {
    return []
  }
}
