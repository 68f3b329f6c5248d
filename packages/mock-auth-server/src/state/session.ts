/** A user who signed in with this browser. */
export interface Session {
  readonly id: string
  readonly user: string
  /** Wall-clock time of the sign-in, in seconds. */
  readonly authTime: number
  readonly expiresAt: number
}
