/** Headers of every reply that carries tokens or secrets (S-077). */
export const NO_STORE = [
  ['Cache-Control', 'no-store'],
  ['Pragma', 'no-cache'],
] as const
