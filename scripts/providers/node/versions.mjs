import { Failure } from '../../workspace/failure.mjs'

/**
 * @typedef {object} NodeVersion A Node.js that the suites run on besides that of the machine.
 * @property {number} major
 * @property {string} version exact, as npm has its binary
 * @property {boolean} withBrowser whether the suites with a browser run on it too
 */

/**
 * The supported even versions, the oldest first. Two of them drive a browser, since what a browser sees of Node.js is
 * what every other suite tests already.
 *
 * @type {readonly [NodeVersion, ...NodeVersion[]]}
 */
export const nodeVersions = [
  { major: 20, version: '20.20.2', withBrowser: true },
  { major: 22, version: '22.23.3', withBrowser: false },
  { major: 24, version: '24.21.0', withBrowser: false },
  { major: 26, version: '26.10.0', withBrowser: true },
]

/**
 * Returns the newest of the versions, or the oldest where the machine has the newest.
 *
 * @param {string} own version of the machine, as `process.versions.node`
 */
export const selectOtherVersion = (own) => {
  const oldest = nodeVersions[0]
  const newest = nodeVersions.at(-1) ?? oldest
  return Number.parseInt(own, 10) === newest.major ? oldest : newest
}

/**
 * Finds versions by their major numbers, in the order of the list. Throws `Failure` for one that is not in it.
 *
 * @param {readonly string[]} majors
 */
export const findVersions = (majors) => {
  const known = nodeVersions.map(({ major }) => String(major))
  for (const major of majors)
    if (!known.includes(major))
      throw new Failure(`--node must be one of ${known.join(', ')}, not "${major}".`, 2)
  return nodeVersions.filter(({ major }) => majors.includes(String(major)))
}
