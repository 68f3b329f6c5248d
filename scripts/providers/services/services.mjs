import { spawnSync } from 'node:child_process'
import { basename } from 'node:path'

/**
 * @typedef {object} Service A server that tests start for themselves, each with data or a configuration of its own.
 * @property {string} name
 * @property {readonly string[]} programs that are it, the preferred one first; a path where `PATH` often lacks its folder
 * @property {string} versionOption the option with which a program that works ends well
 * @property {readonly string[]} packages of Debian, the preferred one first; one is enough
 * @property {string} variable has the reason why there is none
 */

/** @satisfies {Record<string, Service>} */
export const services = {
  valkey: {
    name: 'valkey',
    programs: ['valkey-server', 'redis-server'],
    versionOption: '--version',
    packages: ['valkey-server', 'redis-server'],
    variable: 'VALKEY_MISSING',
  },
  haproxy: {
    name: 'haproxy',
    programs: ['haproxy', '/usr/sbin/haproxy'],
    versionOption: '-v',
    packages: ['haproxy'],
    variable: 'HAPROXY_MISSING',
  },
  nginx: {
    name: 'nginx',
    programs: ['nginx', '/usr/sbin/nginx'],
    versionOption: '-v',
    packages: ['nginx'],
    variable: 'NGINX_MISSING',
  },
}

/**
 * Finds the program of a service that starts on this machine; `undefined` when there is none, or when it is withheld.
 *
 * @param {Service} service
 */
export const findProgram = ({ programs, versionOption, variable }) =>
  process.env[variable]
    ? undefined
    : programs.find((program) => spawnSync(program, [versionOption], { timeout: 20_000 }).status === 0)

/**
 * Returns why a service cannot be started on this machine; `undefined` when it can.
 *
 * @param {Service} service
 * @returns {string | undefined}
 */
export const findServiceProblem = (service) => {
  if (process.env[service.variable]) return process.env[service.variable]
  if (findProgram(service) !== undefined) return undefined
  return `${listProgramNames(service).join(' or ')} cannot be started here`
}

/**
 * Returns the program of a service. Throws where `findServiceProblem` has a reason.
 *
 * @param {keyof typeof services} name
 */
export const requireProgram = (name) => {
  const program = findProgram(services[name])
  if (program === undefined) throw new Error(`${name} is missing: ${findServiceProblem(services[name])}`)
  return program
}

/**
 * Lists the names that a service has in `PATH`.
 *
 * @param {Service} service
 */
export const listProgramNames = ({ programs }) => [...new Set(programs.map((program) => basename(program)))]
