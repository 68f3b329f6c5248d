/**
 * Formats a duration as minutes and seconds, such as `7:05`.
 *
 * @param {number} seconds
 */
export const formatDuration = (seconds) => {
  const whole = Math.round(seconds)
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`
}
