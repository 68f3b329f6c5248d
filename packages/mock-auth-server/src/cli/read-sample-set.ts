import { UsageError } from '@smart-mock/cli-kit'
import { SAMPLE_SETS, type SampleSet } from '@smart-mock/fhir-engine/sample/sample-set'

/** The options that the set depends on. */
type Values = { readonly [name in 'sample' | 'data' | 'upstream']?: string | undefined }

/** Reads the set of sample data; throws `UsageError` for an unknown one, and where no sample data are used. */
export function readSampleSet({ sample, data, upstream }: Values): { sample?: SampleSet } {
  if (sample === undefined) return {}
  const set = SAMPLE_SETS.find((each) => each === sample)
  if (!set) throw new UsageError(`--sample must be one of ${SAMPLE_SETS.join(', ')}, not ${sample}`)
  const other = data === undefined ? upstream && '--upstream' : '--data'
  if (other) throw new UsageError(`--sample cannot be combined with ${other}, which has data of its own`)
  return { sample: set }
}
