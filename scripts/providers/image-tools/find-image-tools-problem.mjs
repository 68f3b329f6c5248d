import { spawnSync } from 'node:child_process'

/** The programs that build the image and its base, and start containers of it without a daemon. */
export const IMAGE_PROGRAMS = ['buildah', 'mmdebstrap']

/**
 * Returns why the image cannot be built on this machine; `undefined` when its programs are here. `IMAGE_TOOLS_MISSING`
 * is the reason that the provider found.
 *
 * @returns {string | undefined}
 */
export const findImageToolsProblem = () => {
  if (process.env.IMAGE_TOOLS_MISSING) return process.env.IMAGE_TOOLS_MISSING
  if (process.platform !== 'linux' || process.getuid?.() !== 0)
    return 'without a daemon, an image is built by root on Linux only'
  const missing = IMAGE_PROGRAMS.filter((program) => spawnSync(program, ['--version']).status !== 0)
  return missing.length > 0 ? `${missing.join(' and ')} cannot be started here` : undefined
}
