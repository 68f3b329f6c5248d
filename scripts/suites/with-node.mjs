/**
 * Returns a suite as it runs on another Node.js.
 *
 * @param {import('./suite.mjs').Suite} suite
 * @param {number} major
 * @returns {import('./suite.mjs').Suite}
 */
export const withNode = (suite, major) => ({
  ...suite,
  name: `${suite.name}-on-node-${major}`,
  requires: [...suite.requires, `node-${major}`],
  node: major,
})

/**
 * Returns the lanes on other versions, one version after the other; suites with a browser only on the versions that say
 * so.
 *
 * @param {readonly import('./suite.mjs').Suite[][]} lanes
 * @param {readonly import('../providers/node/versions.mjs').NodeVersion[]} versions
 */
export const repeatOn = (lanes, versions) =>
  lanes.map((lane) =>
    versions.flatMap(({ major, withBrowser }) =>
      lane
        .filter(({ requires }) => withBrowser || !requires.includes('chromium'))
        .map((suite) => withNode(suite, major)),
    ),
  )
