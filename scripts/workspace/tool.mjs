import { join } from 'node:path'
import { root } from './root.mjs'

/**
 * Returns the path of a development tool's program, once the packages are installed.
 *
 * @param {string} name
 * @param {string} [folder] the workspace package that depends on it; the root by default
 */
export const tool = (name, folder = '.') => join(root, folder, 'node_modules/.bin', name)
