import { type SourceManifest, toEntryName } from './package-source.ts'

const COPIED = [
  'name',
  'version',
  'description',
  'keywords',
  'license',
  'homepage',
  'repository',
  'bugs',
  'type',
  'engines',
]
const PEERS = ['peerDependencies', 'peerDependenciesMeta']

/** Builds the manifest of the published package, which every packer reads alike; it has no dependencies. */
export function buildManifest(source: SourceManifest): Record<string, unknown> {
  const { published } = source
  const pick = (names: readonly string[]) =>
    Object.fromEntries(names.flatMap((name) => (name in source ? [[name, source[name]]] : [])))
  const exports = published.exports.map((path) => {
    const name = toEntryName(path)
    return [path, { types: `./types/${name}.d.ts`, default: `./${name}.js` }]
  })
  const files = Object.keys(published.files ?? {}).map((path) => [path, path])
  return {
    ...pick(COPIED),
    bin: { [published.bin]: 'cli.js' },
    exports: {
      ...Object.fromEntries(exports),
      ...Object.fromEntries(files),
      './package.json': './package.json',
    },
    ...pick(PEERS),
    publishConfig: { access: 'public', provenance: true },
  }
}
