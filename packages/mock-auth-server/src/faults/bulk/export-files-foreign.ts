import { leaksNothing } from '../../core/declare/expectation.ts'
import { defineFault } from '../../core/declare/fault.ts'
import { bulkData } from '../../core/declare/spec.ts'
import { withManifest } from './with-manifest.ts'

export const exportFilesForeign = defineFault({
  name: 'export-files-foreign',
  title: 'Files on another server, token wanted',
  kind: 'must-not-leak',
  ids: ['F-306'],
  spec: bulkData('privacy-and-security-considerations'),
  wire: 'The manifest lists files on another host and says that they need the access token.',
  client: 'Send the token to no host that was not agreed; say that the files cannot be had.',
  steps: ['bulk'],
  points: {
    'fhir.answer': (answer, { canary }) =>
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
