import { constants } from 'node:os'

/** @type {NodeJS.Signals[]} */
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP']

/**
 * Resolves to the exit code that a shell expects (130 for Ctrl-C) once this process is asked to end;
 * from then on the caller is responsible for ending it.
 *
 * @returns {Promise<number>}
 */
export const interruption = () =>
  new Promise((resolve) => {
    for (const signal of signals) process.on(signal, () => resolve(128 + constants.signals[signal]))
  })
