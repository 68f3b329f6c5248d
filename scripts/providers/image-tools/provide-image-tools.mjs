import { hasApt, installDebianPackages } from '../debian.mjs'
import { findImageToolsProblem, IMAGE_PROGRAMS } from './find-image-tools-problem.mjs'

/**
 * Provides the programs that build and start the image, from Debian's packages where this process may install them.
 * On a bare machine nothing counts as installed. Where they cannot be had, the suite skips what needs them: the reason
 * is reported, and in `IMAGE_TOOLS_MISSING`.
 *
 * @param {{ isBare: boolean, logFile: string, report: (text: string) => void }} options
 * @returns {Promise<Record<string, string>>}
 */
export const provideImageTools = async ({ isBare, logFile, report }) => {
  if ((isBare || findImageToolsProblem() !== undefined) && hasApt()) {
    report("not on this machine; installing Debian's packages …")
    // Buildah looks for a program for networks before it finds that none is needed.
    await installDebianPackages([...IMAGE_PROGRAMS, 'netavark'], logFile)
  }
  const problem = findImageToolsProblem()
  if (problem === undefined) return {}
  report(`the image is neither built nor started: ${problem}`)
  return { IMAGE_TOOLS_MISSING: problem }
}
