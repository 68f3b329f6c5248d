import { delimiter, dirname } from 'node:path'
import { Failure } from '../../workspace/failure.mjs'
import { toNodeVariable } from './provide-node.mjs'

/**
 * Returns the environment in which a provided Node.js is `node` for every program, those of npm included. Throws
 * `Failure` where it was not provided.
 *
 * @param {import('../environment.mjs').Environment} environment
 * @param {number} major
 * @returns {import('../environment.mjs').Environment & { NODE: string }}
 */
export const toNodeEnvironment = (environment, major) => {
  const path = environment[toNodeVariable(major)]
  if (path === undefined) throw new Failure(`A suite on Node.js ${major} must require "node-${major}".`)
  const PATH = [dirname(path), environment.PATH].join(delimiter)
  return { ...environment, PATH, NODE: path, npm_node_execpath: path }
}
