// Similar letters: pure functions on texts, without a database. docs/similar-letters.md explains the method.
export { type Fields, type FileGroups, groupFile, type RecordProblem } from './group-file.ts'
export { type Groups, groupLetters, groupSimilar } from './groups.ts'
export { type Candidate, type Joining, joinGroup, type Traces, tracesOf } from './join.ts'
export { type Letter, newVocabulary, readLetter, type Vocabulary } from './letter.ts'
export { THRESHOLDS, type Thresholds } from './likeness.ts'
export { differences, type Segment, sharedText } from './shared-text.ts'
export { bandsOf, decodeSketch, encodeSketch, estimatedJaccard, type Sketch, sketchOf } from './sketch.ts'
