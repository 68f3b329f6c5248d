import { defineFault } from '../../core/declare/fault.ts'
import { bulkData } from '../../core/declare/spec.ts'
import { leaksNothing } from '../../expectations/index.ts'
import { withManifest } from './with-manifest.ts'

export const exportFilesForeign = defineFault({
  name: 'export-files-foreign',
  title: 'Export files on another host that require the token',
  kind: 'must-not-leak',
  catalogueIds: ['F-306'],
  spec: bulkData('privacy-and-security-considerations'),
  description: 'The manifest lists files on another host and says that they require the access token.',
  requirement:
    'Do not send the token to a host that was not agreed on; say that the files could not be fetched.',
  steps: ['bulk'],
  points: {
    'fhir.reply': (answer, { canary }) =>
      withManifest(answer, (manifest, output) => ({
        ...manifest,
        output: output.map((file) => ({
          ...file,
          url: String(file.url).replace(/^.*\/fhir\//, `${canary.fhirBase}/`),
        })),
      })),
  },
  expects: leaksNothing(),
})
