import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { Failure } from '../workspace/failure.mjs'
import { main } from '../workspace/main.mjs'
import { findReleaseProblems, toDistTag } from './find-release-problems.mjs'

const help = `node scripts/release/check-release.mjs <tag> [<folder>]

Checks that tag, versions and CHANGELOG.md of the checkout in the folder (this one by default) agree. Prints the tag of
npm to publish under; exits with 1, and says why, where they do not.`

const MANIFESTS = ['package.json', 'packages/mock-auth-server/package.json', 'packages/client/package.json']

main(async () => {
  const [tag, folder = '.'] = process.argv.slice(2)
  if (tag === undefined || tag === '--help') {
    console.log(help)
    return tag === undefined ? 2 : 0
  }
  const base = resolve(folder)
  const read = (/** @type {string} */ file) => readFileSync(join(base, file), 'utf8')
  const findCommit = (/** @type {string} */ name) =>
    spawnSync('git', ['rev-parse', '--verify', '--quiet', `${name}^{commit}`], {
      cwd: base,
      encoding: 'utf8',
    }).stdout.trim() || undefined
  const problems = findReleaseProblems({
    tag,
    head: findCommit('HEAD') ?? 'no commit',
    tagged: findCommit(`refs/tags/${tag}`),
    versions: Object.fromEntries(MANIFESTS.map((file) => [file, JSON.parse(read(file)).version])),
    changelog: read('CHANGELOG.md'),
  })
  if (problems.length > 0) throw new Failure(`${tag} cannot be released:\n- ${problems.join('\n- ')}`)
  console.log(toDistTag(tag))
  return 0
})
