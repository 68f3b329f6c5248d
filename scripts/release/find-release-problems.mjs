const TAG = /^v(\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]+)?)$/
const HEADING = /^## (\d+\.\d+\.\d+\S*)(?: \(\d{4}-\d\d-\d\d\))?$/

/**
 * @typedef {object} Release What is about to be released.
 * @property {string} tag
 * @property {string} head commit that is checked out
 * @property {string | undefined} tagged commit that the tag names; `undefined` where there is no such tag
 * @property {Readonly<Record<string, string>>} versions by the file that states them
 * @property {string} changelog text of CHANGELOG.md
 */

/**
 * Finds what speaks against a release: one sentence each, with what to do.
 *
 * @param {Release} release
 * @returns {string[]}
 */
export const findReleaseProblems = ({ tag, head, tagged, versions, changelog }) => {
  const version = TAG.exec(tag)?.[1]
  if (version === undefined)
    return [`the tag must be "v" and a semantic version, such as v1.2.0, not "${tag}"`]
  const others = Object.entries(versions).filter(([, each]) => each !== version)
  return [
    ...others.map(([file, each]) => `${file} has version ${each}; the tag ${tag} requires ${version}`),
    ...findTagProblems(tag, head, tagged),
    ...findChangelogProblems(version, changelog),
  ]
}

/** @param {string} tag @param {string} head @param {string | undefined} tagged */
const findTagProblems = (tag, head, tagged) => {
  if (tagged === undefined)
    return [`the tag ${tag} does not exist here; create it with "git tag --annotate ${tag}"`]
  return tagged === head ? [] : [`the tag ${tag} is at ${tagged}, not at HEAD (${head}); check it out`]
}

/** @param {string} version @param {string} changelog */
const findChangelogProblems = (version, changelog) => {
  const sections = listSections(changelog)
  const newest = sections.map(({ heading }) => HEADING.exec(heading)?.[1]).find((each) => each !== undefined)
  const unreleased = sections.find(({ heading }) => heading === '## Unreleased')
  return [
    ...(newest === version
      ? []
      : [
          `the newest version in CHANGELOG.md is ${newest ?? 'missing'}; head its changes with "## ${version} (<year>-<month>-<day>)"`,
        ]),
    ...(newest === version && findNotes(version, changelog) === ''
      ? [`the section "${version}" of CHANGELOG.md is empty; say what changed`]
      : []),
    ...(unreleased?.text ? [`CHANGELOG.md has changes under "## Unreleased"; move them to ${version}`] : []),
  ]
}

/**
 * Returns the changes of a version; an empty text when there are none.
 *
 * @param {string} version
 * @param {string} changelog
 */
export const findNotes = (version, changelog) =>
  listSections(changelog).find(({ heading }) => HEADING.exec(heading)?.[1] === version)?.text ?? ''

/** @param {string} changelog */
const listSections = (changelog) =>
  changelog
    .split(/^(?=## )/m)
    .slice(1)
    .map((section) => {
      const [heading = '', ...lines] = section.split('\n')
      return { heading: heading.trim(), text: lines.join('\n').trim() }
    })

/**
 * Returns the tag of npm under which a version is found: a pre-release is none that everyone should get.
 *
 * @param {string} version
 */
export const toDistTag = (version) => (version.includes('-') ? 'next' : 'latest')
