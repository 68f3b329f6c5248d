import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { main } from '../workspace/main.mjs'
import { root } from '../workspace/root.mjs'
import { findNotes } from './find-release-problems.mjs'
import { PACKAGES, packPackages } from './pack-packages.mjs'

const help = `node scripts/release/pack.mjs <folder>

Writes what a release consists of, from the build that is there: the tarball of each package, an archive of its source
maps, and notes.md with its changes.`

main(async () => {
  const [argument] = process.argv.slice(2)
  if (argument === undefined || argument === '--help') {
    console.log(help)
    return argument === undefined ? 2 : 0
  }
  const folder = resolve(argument)
  mkdirSync(folder, { recursive: true })
  const tarballs = await packPackages(folder)
  for (const [name, source] of Object.entries(PACKAGES)) {
    const archive = String(tarballs[name]).replace(/\.tgz$/, '-source-maps.tgz')
    execFileSync('tar', ['-czf', archive, '-C', join(root, source), 'source-maps'])
    console.log(`${tarballs[name]}\n${archive}`)
  }
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const notes = findNotes(version, readFileSync(join(root, 'CHANGELOG.md'), 'utf8'))
  writeFileSync(join(folder, 'notes.md'), `${notes}\n`)
  return 0
})
