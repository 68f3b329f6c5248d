import { existsSync } from 'node:fs'
import { text } from 'node:stream/consumers'
import { Failure } from '../workspace/failure.mjs'
import { main } from '../workspace/main.mjs'
import { resolveStack } from './resolve-stack.mjs'

const help = `node scripts/release/read-stack.mjs <folder> < stack.txt

Prints a stack of a published package with the places in its sources. The folder is that of its source maps: unpacked
from smart-mock-<version>-source-maps.tgz of the release, or packages/<name>/source-maps of a build of the same version.`

main(async () => {
  const [folder] = process.argv.slice(2)
  if (folder === undefined || folder === '--help') {
    console.log(help)
    return folder === undefined ? 2 : 0
  }
  if (!existsSync(folder)) throw new Failure(`There is no folder ${folder}.\n\n${help}`, 2)
  process.stdout.write(resolveStack(await text(process.stdin), folder))
  return 0
})
