import type { Translate } from '../../../platform/texts/index.ts'
import type { PbNotCountable } from './election.ts'
import type { PbProblem } from './file.ts'

/** The sentence of a problem, without its line. */
export const problemSentence = (problem: Pick<PbProblem | PbNotCountable, 'word' | 'values'>, t: Translate) =>
  t(`ballots.pabulib.${problem.word}`, problem.values)
