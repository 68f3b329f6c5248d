import { hasApt, installDebianPackages } from '../debian.mjs'
import { findProgram, findServiceProblem, listProgramNames } from './services.mjs'

/**
 * Creates the provider of a service: it is what this machine has, otherwise Debian's package where this process may
 * install it. On a bare machine nothing counts as installed. Where it cannot be had, suites skip what needs it: the
 * reason is reported, and in the variable of the service.
 *
 * @param {import('./services.mjs').Service} service
 * @returns {import('../providers.mjs').Provider}
 */
export const createServiceProvider = (service) => ({
  name: service.name,
  provide: async ({ isBare, logFile, report }) => {
    if ((isBare || findProgram(service) === undefined) && hasApt()) {
      report("not on this machine; installing Debian's package …")
      for (const name of service.packages) if ((await installDebianPackages([name], logFile)) === 0) break
    }
    const problem = findServiceProblem(service)
    if (problem === undefined) return {}
    report(`what needs it is skipped: ${problem}`)
    return { [service.variable]: problem }
  },
  withheld: { [service.variable]: `${service.name} is withheld from this suite` },
  programs: listProgramNames(service),
})
