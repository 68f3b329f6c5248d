/**
 * Describes the slowest cases of all suites, one line each, the slowest first.
 *
 * @param {readonly { name: string, cases: readonly import('./suite.mjs').Case[] }[]} suites
 * @param {number} count
 */
export const describeSlowest = (suites, count) =>
  suites
    .flatMap(({ name, cases }) => cases.map((each) => ({ ...each, name: `${name} › ${each.name}` })))
    .sort((left, right) => right.milliseconds - left.milliseconds)
    .slice(0, count)
    .map(({ name, milliseconds }) => `${(milliseconds / 1000).toFixed(1).padStart(6)} s  ${name}`)
    .join('\n')
