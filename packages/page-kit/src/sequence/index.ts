export { type Fold, foldRepeats } from './fold-repeats.ts'
export { layoutSequence, type PlacedMessage, selectParties } from './layout-sequence.ts'
