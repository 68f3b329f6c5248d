import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { PACKAGES, packPackages } from '../../release/pack-packages.mjs'
import { root } from '../../workspace/root.mjs'

/** A registry of npm with just the packages of this repository, as they were built. */
export interface LocalRegistry {
  readonly url: string
  close(): void
}

/** Packs both packages into a folder and serves them as npm asks for them. */
export async function startLocalRegistry(folder: string): Promise<LocalRegistry> {
  const tarballs = await packPackages(folder)
  const packages = Object.entries(PACKAGES).map(([key, source]) => ({
    manifest: JSON.parse(readFileSync(join(root, source, 'dist/package.json'), 'utf8')),
    tarball: readFileSync(tarballs[key] ?? ''),
  }))
  const server = createServer((request, response) => {
    const path = decodeURIComponent(request.url ?? '').slice(1)
    const asked = packages.find(({ manifest: { name } }) => path === name || path === `${name}.tgz`)
    if (asked === undefined) return response.writeHead(404).end('{}')
    return response.end(path.endsWith('.tgz') ? asked.tarball : describe(asked))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  function describe({ manifest, tarball }: (typeof packages)[number]): string {
    const { name, version } = manifest
    const integrity = `sha512-${createHash('sha512').update(tarball).digest('base64')}`
    const dist = { integrity, tarball: `${url}/${name}.tgz` }
    return JSON.stringify({
      ...{ name, 'dist-tags': { latest: version } },
      versions: { [version]: { ...manifest, dist } },
    })
  }

  return { url, close: () => server.close() }
}
