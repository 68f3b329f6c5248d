/** Returns 32 letters and digits that depend only on the draws of the armed fault. */
export function drawText(random: () => number): string {
  return Array.from({ length: 32 }, () => Math.floor(random() * 36).toString(36)).join('')
}
