export { findProfile } from '../definitions/profiles.ts'
export { checkInvariants } from './invariants.ts'
export { checkProfile } from './profile.ts'
